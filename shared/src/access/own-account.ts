import * as z from "zod/mini";
import { instantSchema } from "../base/local-date";
import { line } from "../base/text";

/** Six digits of the app, or a recovery code with its dashes. */
export const factorCodeSchema = line(20);

/** GET /api/session/factor */
export const factorStateSchema = z.object({
  /** Since when it stands; null while there is none. */
  since: z.nullable(instantSchema),
  recoveryLeft: z.int(),
  /** Whether this person's roles must have one here. */
  required: z.boolean(),
});
export type FactorState = z.infer<typeof factorStateSchema>;

/** POST /api/session/factor: what the app on the phone takes in, as text and as the address its camera reads. */
export const begunFactorSchema = z.object({
  /** Base32, 32 characters. */
  secret: z.string(),
  uri: z.string(),
});
export type BegunFactor = z.infer<typeof begunFactorSchema>;

/** POST /api/session/factor/confirm, DELETE /api/session/factor */
export const factorCodeRequestSchema = z.object({ code: factorCodeSchema });
/** Shown once: the server keeps no text of them. */
export const standingFactorSchema = z.object({ recoveryCodes: z.array(z.string()) });

/** GET /api/sessions */
export const sessionsSchema = z.object({
  items: z.array(
    z.object({
      /** Names the session and opens nothing. */
      id: z.string(),
      /** What its browser called itself ("Chrome, Linux"); null where it said nothing. */
      device: z.nullable(z.string()),
      begunAt: instantSchema,
      lastSeenAt: instantSchema,
      /** The one that asks. */
      current: z.boolean(),
    }),
  ),
});
export type OwnSession = z.infer<typeof sessionsSchema>["items"][number];
/** DELETE /api/sessions */
export const endedSessionsSchema = z.object({ ended: z.int() });

/** POST /api/session/password */
export const changePasswordSchema = z.object({
  password: z.string().check(z.maxLength(200)),
  /** Longer than any that is taken, so that the answer can say why it is not. */
  newPassword: z.string().check(z.maxLength(400)),
});

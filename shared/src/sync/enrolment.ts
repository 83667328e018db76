import * as z from "zod/mini";
import { COMPARTMENTS } from "../access/compartment";
import { factorCodeSchema } from "../access/own-account";
import { ROLES } from "../access/role";
import { recordIdSchema } from "../base/id";
import { instantSchema } from "../base/local-date";
import { line } from "../base/text";

/** 32 bytes in base64url without padding. */
const key256 = z.string().check(z.regex(/^[A-Za-z0-9_-]{43}$/));

/** POST /api/session */
export const signInSchema = z.object({
  username: line(60),
  password: z.string().check(z.maxLength(200)),
  /** Of the second factor, once the server has asked for it. */
  code: z.optional(factorCodeSchema),
  /** What the browser calls itself, for the list of one's own sessions: "Chrome, Linux". */
  device: z.optional(line(80)),
});
/** What the sign-in answers. */
export const signedInSchema = z.object({
  staffId: recordIdSchema,
  name: line(120),
  shortCode: line(12),
  roles: z.array(z.enum(ROLES)),
  /** A second factor must be set up first: until then the session does nothing else. */
  secondFactor: z.optional(z.literal("missing")),
});
export type SignedIn = z.infer<typeof signedInSchema>;

/**
 * POST /api/sync/v1/enrol, under a session: binds a new replica to this person and device, or issues the keys of this
 * person's existing replica again (a forgotten PIN never costs unsent work).
 */
export const enrolRequestSchema = z.union([
  z.object({ replica: line(30) }),
  z.object({
    kind: z.enum(["field", "office"]),
    /** A label people recognise in the list of devices: "Chromium, Linux". */
    device: line(80),
  }),
]);
export type EnrolRequest = z.infer<typeof enrolRequestSchema>;
export const enrolledSchema = z.object({
  replica: line(30),
  kind: z.enum(["field", "office"]),
  incarnation: z.int(),
  /** Two to four characters for this incarnation's local reference numbers. */
  code: line(4),
  /** Three letters for the same numbers. */
  municipality: line(3),
  staffId: recordIdSchema,
  name: line(120),
  shortCode: line(12),
  roles: z.array(z.enum(ROLES)),
  /** One key per compartment this person may read: seals what the device keeps. */
  keys: z.partialRecord(z.enum(COMPARTMENTS), key256),
  /** Proves this replica's requests to the server and the server's answers to it. */
  exchangeKey: key256,
  /** The person's badge: 128 bits as 26 characters (Crockford base32), the second secret of the keyring. */
  badge: z.string().check(z.regex(/^[0-9A-HJKMNP-TV-Z]{26}$/)),
  /** What second copies of unsent work are sealed for: a point of P-256, uncompressed, base64url (rule O6). */
  handOverKey: z.optional(z.string().check(z.regex(/^[A-Za-z0-9_-]{87}$/))),
  /** What proves the office's orders to a locked device: a point of P-256, uncompressed, base64url. */
  orderKey: z.optional(z.string().check(z.regex(/^[A-Za-z0-9_-]{87}$/))),
  serverTime: instantSchema,
  /** True on a demo server, which may help with the PIN. */
  demo: z.boolean(),
});
export type Enrolled = z.infer<typeof enrolledSchema>;

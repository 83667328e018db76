import { SEXES } from "@konta/shared/domain/beneficiary/beneficiary";
import { CHANNELS, OUTCOMES } from "@konta/shared/domain/referral/referral-event";
import { REFERRAL_STATES } from "@konta/shared/domain/referral/referral-state";
import * as z from "zod/mini";
import type { Known } from "../../data/border";
import type { DocumentFields, IdentifierFields, PhoneFields } from "../../data/border-fields";
import { keptRecord, type ReadForm } from "../../parts/kept-form";
import type { OpenedIdentity, TypedIdentity } from "./identity-changes";

/** The forms of a person's page as their drafts keep them, and how a draft is read. */

const whole = z.object({ opened: z.unknown(), typed: z.unknown() });

const typedPhone = z.object({ number: z.string(), whose: z.string(), isSafe: z.boolean() });
export type TypedPhone = z.infer<typeof typedPhone>;

export const phoneForm = (personId: string): string => `phone:${personId}`;
/** @returns with the record that was being changed; null for a new one */
export const readPhoneForm: ReadForm<Known<PhoneFields> | null, TypedPhone> = (left) => {
  const kept = z.safeParse(whole, left);
  const typed = z.safeParse(typedPhone, kept.data?.typed);
  if (!kept.success || !typed.success) return null;
  const opened = keptRecord<PhoneFields>(kept.data.opened);
  return opened || kept.data.opened === null ? { opened, typed: typed.data } : null;
};

/** The record as it stood when its form opened; null for a new one. */
export type OpenedPaper =
  | { is: "identifier"; record: Known<IdentifierFields> | null }
  | { is: "document"; record: Known<DocumentFields> | null };

const typedPaper = z.object({ kind: z.string(), value: z.string(), until: z.string() });
export type TypedPaper = z.infer<typeof typedPaper>;

export const paperForm = (personId: string): string => `paper:${personId}`;
export const readPaperForm: ReadForm<OpenedPaper, TypedPaper> = (left) => {
  const shape = z.object({ is: z.enum(["identifier", "document"]), record: z.unknown() });
  const kept = z.safeParse(z.object({ opened: shape, typed: typedPaper }), left);
  if (!kept.success) return null;
  const { opened, typed } = kept.data;
  const record = keptRecord<IdentifierFields & DocumentFields>(opened.record);
  if (!record && opened.record !== null) return null;
  return { opened: { is: opened.is, record }, typed };
};

const typedIdentity = z.object({
  surname: z.string(),
  givenName: z.string(),
  fatherName: z.string(),
  motherName: z.string(),
  birth: z.object({ day: z.string(), month: z.string(), year: z.string(), approximate: z.boolean() }),
  sex: z.enum(["", ...SEXES]),
  community: z.string(),
  settlement: z.string(),
  languages: z.string(),
  interpreter: z.boolean(),
  howToFind: z.string(),
  description: z.string(),
});

export const identityForm = (personId: string): string => `identity:${personId}`;
export const readIdentityForm: ReadForm<OpenedIdentity, TypedIdentity> = (left) => {
  const opened = z.object({ person: z.unknown(), name: z.unknown() });
  const kept = z.safeParse(z.object({ opened, typed: typedIdentity }), left);
  if (!kept.success) return null;
  const person = keptRecord<OpenedIdentity["person"]["fields"]>(kept.data.opened.person);
  const name = keptRecord<NonNullable<OpenedIdentity["name"]>["fields"]>(kept.data.opened.name);
  if (!person || (!name && kept.data.opened.name !== null)) return null;
  return { opened: { person, name }, typed: kept.data.typed };
};

const typedStep = z.object({
  to: z.optional(z.enum(REFERRAL_STATES)),
  day: z.string(),
  channel: z.optional(z.enum(CHANNELS)),
  told: z.string(),
  outcome: z.optional(z.enum(OUTCOMES)),
  reason: z.string(),
});
export type TypedStep = z.infer<typeof typedStep>;

export const stepForm = (referralId: string): string => `step:${referralId}`;
/** A step is added and changes no record, so it opens on none. */
export const readStepForm: ReadForm<null, TypedStep> = (left) => {
  const kept = z.safeParse(z.object({ typed: typedStep }), left);
  return kept.success ? { opened: null, typed: kept.data.typed } : null;
};

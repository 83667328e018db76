import { instantSchema } from "@konta/shared/base/local-date";
import { NAME_KINDS } from "@konta/shared/domain/beneficiary/person-name";
import { SEXES } from "@konta/shared/domain/beneficiary/beneficiary";
import { REFERRAL_STATES } from "@konta/shared/domain/referral/referral-state";
import { birthDateSchema } from "@konta/shared/people/birth";
import { baseSchema } from "@konta/shared/sync/op";
import * as z from "zod/mini";

/**
 * What the office's reads answer. Only what the screens rely on is demanded: a newer server may say more, and a value
 * of a kind this version does not know is shown as it is (rule P6).
 */

const fieldsSchema = z.record(z.string(), z.unknown());

export const summarySchema = z.object({
  today: z.object({ people: z.int(), visits: z.int(), referrals: z.int() }),
  openConflicts: z.int(),
  quarantine: z.int(),
  /** Pairs of files that may be of one person; a server of before that does not count them. */
  duplicates: z.optional(z.int()),
  silentDevices: z.int(),
});
export type OfficeSummary = z.infer<typeof summarySchema>;

export const REVIEW_KINDS = ["people", "visits", "referrals"] as const;
export type ReviewKind = (typeof REVIEW_KINDS)[number];

export const reviewItemSchema = z.object({
  id: z.string(),
  personId: z.string(),
  personName: z.string(),
  localReference: z.string(),
  community: z.string(),
  /** `conflict`, `delivered`, or a referral's own state. */
  state: z.string(),
  by: z.string(),
  byName: z.string(),
  deliveredAt: instantSchema,
  day: z.optional(z.string()),
  place: z.optional(z.string()),
  services: z.optional(z.int()),
  agency: z.optional(z.string()),
  urgency: z.optional(z.string()),
});
export type ReviewItem = z.infer<typeof reviewItemSchema>;

/** Where a list stands: which page of how many. */
const pageSchema = z.object({ total: z.int(), page: z.int(), pageSize: z.int() });
export type PageFacts = z.infer<typeof pageSchema>;

export const reviewPageSchema = z.extend(pageSchema, { items: z.array(reviewItemSchema) });
export type ReviewPage = z.infer<typeof reviewPageSchema>;

const knownSchema = z.object({
  id: z.string(),
  fields: fieldsSchema,
  base: z.nullable(baseSchema),
  by: z.string(),
  at: instantSchema,
});
export type OfficeRecord = z.infer<typeof knownSchema>;

const stepSchema = z.object({
  id: z.string(),
  to: z.enum(REFERRAL_STATES),
  day: z.optional(z.string()),
  told: z.optional(z.string()),
  by: z.string(),
  at: instantSchema,
  contradicted: z.boolean(),
});

const memberSchema = z.object({
  id: z.string(),
  name: z.string(),
  relation: z.optional(z.string()),
  birth: z.optional(birthDateSchema),
  sex: z.optional(z.enum(SEXES)),
});

export const officePersonSchema = z.object({
  person: knownSchema,
  name: z.string(),
  latinName: z.string(),
  names: z.array(z.extend(knownSchema, { fields: z.looseObject({ kind: z.optional(z.enum(NAME_KINDS)) }) })),
  /** Files of the same person that were merged into this one, as they stood for themselves. */
  absorbed: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      localReference: z.optional(z.string()),
      fatherName: z.optional(z.string()),
    }),
  ),
  identifiers: z.array(knownSchema),
  phones: z.array(knownSchema),
  documents: z.array(knownSchema),
  household: z.nullable(z.object({ householdId: z.string(), members: z.array(memberSchema) })),
  allergies: z.array(knownSchema),
  visits: z.array(z.extend(knownSchema, { note: z.nullable(knownSchema) })),
  referrals: z.array(z.extend(knownSchema, { state: z.enum(REFERRAL_STATES), steps: z.array(stepSchema) })),
  tasks: z.array(knownSchema),
  conflicts: z.array(z.object({ id: z.string(), collection: z.string(), field: z.string() })),
});
export type OfficePerson = z.infer<typeof officePersonSchema>;
export type OfficeVisit = OfficePerson["visits"][number];
export type OfficeReferral = OfficePerson["referrals"][number];

const sideSchema = z.object({
  seq: z.int(),
  value: z.unknown(),
  author: z.string(),
  authorName: z.string(),
  device: z.string(),
  writtenAt: z.nullable(instantSchema),
  acceptedAt: instantSchema,
});
export type DeskSide = z.infer<typeof sideSchema>;

export const deskConflictSchema = z.object({
  id: z.string(),
  collection: z.string(),
  recordId: z.string(),
  personId: z.string(),
  personName: z.string(),
  localReference: z.string(),
  field: z.string(),
  class: z.enum(["low", "critical", "text", "consent", "fixed"]),
  base: z.unknown(),
  sides: z.array(sideSchema),
  /** What stands in the record now. */
  current: z.unknown(),
  /** The disputed record's own fields, where the disagreement is about its removal. */
  recordFields: z.optional(z.nullable(fieldsSchema)),
  open: z.boolean(),
  openedAt: instantSchema,
  resolvedAt: z.nullable(instantSchema),
  resolvedBy: z.string(),
  recordBase: baseSchema,
  mayDecide: z.boolean(),
});
export type DeskConflict = z.infer<typeof deskConflictSchema>;

export const deskConflictsSchema = z.extend(pageSchema, { items: z.array(deskConflictSchema) });

export const waitingItemSchema = z.object({
  id: z.string(),
  collection: z.string(),
  recordId: z.string(),
  personId: z.string(),
  personName: z.string(),
  community: z.string(),
  /** Whether the person has a file that may be opened. */
  hasFile: z.boolean(),
  /** Every field it speaks of; values are missing where nobody knows what they are. */
  fields: z.array(z.string()),
  values: fieldsSchema,
  /** What stands in those fields now; null where there is no such record. */
  current: z.nullable(fieldsSchema),
  removes: z.boolean(),
  /** The one that must be decided first, where this one only waits for it. */
  leadId: z.nullable(z.string()),
  reason: z.string(),
  authorName: z.string(),
  device: z.string(),
  writtenAt: z.nullable(instantSchema),
  receivedAt: instantSchema,
  mayDecide: z.boolean(),
});
export type WaitingItem = z.infer<typeof waitingItemSchema>;

export const waitingPageSchema = z.extend(pageSchema, { items: z.array(waitingItemSchema) });

export const devicesSchema = z.object({
  items: z.array(
    z.object({
      replica: z.string(),
      device: z.string(),
      kind: z.string(),
      staffName: z.string(),
      lastContactAt: z.nullable(instantSchema),
      unsent: z.int(),
      oldestUnsentAt: z.nullable(instantSchema),
      revokedAt: z.nullable(instantSchema),
      /** Why nobody works with it any more; a kind this version does not know is shown as such. */
      end: z.nullable(z.string()),
      endedAt: z.nullable(instantSchema),
      /** When everything of it was gone there. */
      wipedAt: z.nullable(instantSchema),
      /** Whether it is the browser that asks. */
      here: z.boolean(),
      /** Who else works in the same browser, by name. */
      beside: z.array(z.string()),
      /** Of everybody who works there, as far as the reader may know. */
      unsentThere: z.int(),
      oldestThere: z.nullable(instantSchema),
      /** What the reader may say of it: `all` · `lost` · nothing. */
      mayEnd: z.nullable(z.string()),
      /** How far ahead of the office its clock is, milliseconds. */
      clockOffset: z.nullable(z.int()),
      build: z.nullable(z.string()),
      holes: z.int(),
      repairs: z.int(),
      /** `stuck`: holds something old · `silent`: nobody hears of it · null: well. */
      trouble: z.nullable(z.string()),
    }),
  ),
  total: z.int(),
});
export type OfficeDevice = z.infer<typeof devicesSchema>["items"][number];

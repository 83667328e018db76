import { collectionNamed } from "@konta/shared/domain/collections";
import { type Op, parseOp } from "@konta/shared/sync/op";
import type { Database } from "../db/open-database";
import { opTextOf } from "../db/ops";
import type { QuarantineEntry } from "../db/quarantines";
import { personLines } from "./person-lines";
import { readable, type Reader } from "./reader";
import type { WaitingOp } from "./waiting-leads";

export function readWaiting(db: Database, entry: QuarantineEntry): WaitingOp {
  const parsed = parseOp(opTextOf(db, entry) ?? "");
  return { entry, op: parsed.ok ? parsed.value : null };
}

/**
 * What somebody typed, and what stands in those fields now. The op is listed only to whoever may read where it lies (rule
 * S1). Of a collection nobody knows only the names of the fields: its values may be anything.
 */
export function whatItSays(db: Database, reader: Reader, entry: QuarantineEntry, op: Op | null) {
  if (!op) return { fields: [], values: {}, current: null, removes: false, writtenAt: null };
  const names = Object.keys(op.fields);
  const now = readable(db, reader, entry.collection, entry.recordId)?.fields;
  return {
    fields: names,
    values: collectionNamed(entry.collection) ? op.fields : {},
    /** Null where there is no such record yet. */
    current: now ? Object.fromEntries(names.map((name) => [name, now[name] ?? null])) : null,
    removes: op.kind === "delete",
    writtenAt: op.at,
  };
}

const textOf = (value: unknown): string => (typeof value === "string" ? value : "");

/**
 * Whom the ops of a page are about: by her file, as far as this reader reads it; of somebody who is not let in yet, by
 * what waits of her on the same page.
 */
export function whomTheyAreAbout(db: Database, reader: Reader, waiting: readonly WaitingOp[]) {
  const idOf = ({ personId }: QuarantineEntry): string => personId ?? "";
  const lines = personLines(db, [...new Set(waiting.map(({ entry }) => idOf(entry)))], reader.scopes);
  const saying = (collection: string, personId: string) =>
    waiting.find(({ entry, op }) => op && entry.collection === collection && idOf(entry) === personId)?.op
      ?.fields;
  return (entry: QuarantineEntry) => {
    const personId = idOf(entry);
    const line = lines.get(personId);
    const name = personId ? saying("personName", personId) : undefined;
    const told = [textOf(name?.surname), textOf(name?.givenName)].filter((part) => part !== "").join(" ");
    return {
      personId,
      personName: line?.name || told,
      community: line?.community || textOf(personId ? saying("beneficiary", personId)?.community : undefined),
      /** Whether she has a file this reader may open. */
      hasFile: line !== undefined,
    };
  };
}

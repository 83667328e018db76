import { addDays, instantOf } from "@konta/shared/base/local-date";
import { comparableIdentifier } from "@konta/shared/people/identifiers";
import { allOf, type MergedPeople, staysAs } from "@konta/shared/people/merged-people";
import { areaScope } from "@konta/shared/sync/scope";
import {
  countRecords,
  disputedAmong,
  newestRecords,
  type NewestQuery,
  recordsAbout,
} from "../db/office-reads";
import type { Database } from "../db/open-database";
import type { StoredRecord } from "../db/records";
import { searchIndexOf } from "../db/search-index";
import { type PersonLine, personLines } from "./person-lines";
import type { ReviewQuery } from "./queries";
import { mergesFor, type Reader, staffNameOf } from "./reader";
import { referralView } from "./referral-views";

export const PAGE_SIZE = 50;
const COLLECTION_OF = { people: "beneficiary", visits: "visit", referrals: "referral" } as const;

export interface ReviewItem {
  id: string;
  personId: string;
  personName: string;
  localReference: string;
  community: string;
  /**
   * `conflict` while something about it is disputed; `merged` of a person whose file another one absorbed; of a referral
   * its own state; otherwise `delivered`.
   */
  state: string;
  by: string;
  byName: string;
  /** When the server took it, milliseconds UTC. */
  deliveredAt: number;
  day?: string;
  place?: string;
  services?: number;
  agency?: string;
  urgency?: string;
}

const textOf = (value: unknown): string => (typeof value === "string" ? value : "");

/** Names are compared without accents and case; digits look for phones, numbers and references. */
function peopleMatching(db: Database, typed: string, scopes: ReadonlySet<string>): string[] {
  const index = searchIndexOf(db);
  const isNumber = /\d{3,}/.test(comparableIdentifier(typed));
  return isNumber ? index.numbered(typed, scopes) : index.named(typed, scopes);
}

/** Whoever is found in one file of a merge is found with what hangs on all of them. */
const withMerged = (merges: MergedPeople, people: readonly string[]): string[] => [
  ...new Set(people.flatMap((id) => allOf(merges, staysAs(merges, id)))),
];

function newestQuery(db: Database, reader: Reader, query: ReviewQuery, merges: MergedPeople): NewestQuery {
  const all = [...reader.scopes];
  const wanted = query.community === undefined ? null : areaScope(query.community, "core");
  const scopes = wanted === null ? all : all.filter((scope) => scope === wanted);
  const typed = query.q?.trim() ?? "";
  return {
    collection: COLLECTION_OF[query.kind],
    scopes,
    from: query.from === undefined ? undefined : instantOf(query.from, 0),
    before: query.to === undefined ? undefined : instantOf(addDays(query.to, 1), 0),
    by: query.by,
    people: typed === "" ? undefined : withMerged(merges, peopleMatching(db, typed, reader.scopes)),
  };
}

function factsOf(db: Database, query: ReviewQuery, stored: StoredRecord, events: readonly StoredRecord[]) {
  const { fields } = stored;
  if (query.kind === "visits")
    return {
      day: textOf(fields.day),
      place: textOf(fields.place),
      services: Array.isArray(fields.services) ? fields.services.length : 0,
    };
  if (query.kind === "people") return {};
  const { state } = referralView(db, stored, events);
  return { day: textOf(fields.day), agency: textOf(fields.agency), urgency: textOf(fields.urgency), state };
}

/** What came in, newest first, as far as this reader may know. */
export function listReview(db: Database, reader: Reader, query: ReviewQuery) {
  const merges = mergesFor(db, reader);
  const asked = newestQuery(db, reader, query, merges);
  const rows = newestRecords(db, asked, PAGE_SIZE, (query.page - 1) * PAGE_SIZE);
  const people = [...new Set(rows.flatMap(({ personId }) => (personId === null ? [] : [personId])))];
  const files = new Set(people.map((id) => staysAs(merges, id)));
  const lines = personLines(db, [...files], reader.scopes);
  const disputed = disputedAmong(
    db,
    asked.collection,
    rows.map(({ id }) => id),
  );
  const events =
    query.kind === "referrals" ? recordsAbout(db, people, ["referralEvent"], [...reader.scopes]) : [];
  const items = rows.map((stored): ReviewItem => {
    const personId = staysAs(merges, stored.personId ?? "");
    const line: PersonLine | undefined = lines.get(personId);
    return {
      id: stored.id,
      personId,
      personName: line?.name ?? "",
      localReference: line?.localReference ?? "",
      community: textOf(stored.fields.community) || (line?.community ?? ""),
      state: disputed.has(stored.id) ? "conflict" : merges.into.has(stored.id) ? "merged" : "delivered",
      by: stored.createdBy,
      byName: staffNameOf(db, stored.createdBy),
      deliveredAt: stored.createdAt,
      ...factsOf(db, query, stored, events),
    };
  });
  return { items, total: countRecords(db, asked), page: query.page, pageSize: PAGE_SIZE };
}

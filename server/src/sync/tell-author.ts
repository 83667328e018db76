import type { NOTICE_KINDS } from "@konta/shared/domain/notice/notice";
import { userScope } from "@konta/shared/sync/scope";
import type { Database } from "../db/open-database";
import type { OpIdentity } from "../db/ops";
import { readRecord, writeRecord } from "../db/records";
import { nextSeq } from "../db/sequence";
import { derivedId } from "./derived-id";

export interface News {
  kind: (typeof NOTICE_KINDS)[number];
  /** What the news is about: the conflict, or the op in quarantine. */
  about: string;
  collection: string;
  recordId: string;
  personId?: string;
  field?: string;
  conflictId?: string;
  reason?: string;
}

/** One notice per author and matter. */
export const noticeId = (about: string, staffId: string): string => derivedId("notice", about, staffId);

/** The matter of an op that waits, or waited, for a person. */
export const waitingMatter = ({ replica, incarnation, n }: OpIdentity): string =>
  `${replica}|${incarnation}|${n}`;

/** Tells an author what became of an op: one notice per author and matter, without a value (rules M7, P3). */
export function tellAuthor(db: Database, staffId: string, news: News, now: number): void {
  if (!staffId) return;
  const { about, ...fields } = news;
  const id = noticeId(about, staffId);
  const before = readRecord(db, "notice", id);
  writeRecord(db, {
    collection: "notice",
    id,
    fields,
    versions: {},
    seq: nextSeq(db),
    scope: userScope(staffId),
    personId: null,
    deleted: false,
    createdBy: "",
    createdAt: before?.createdAt ?? now,
    changedBy: "",
    changedAt: now,
  });
}

import type { Database } from "../db/open-database";

/** The file is put back as it was at `seq`; nobody tells the server. */
export function putBack(db: Database, seq: number): void {
  db.sqlite.exec(`delete from record where seq > ${seq}; delete from op where seq > ${seq}`);
  db.sqlite.exec(`update scope_head set head = min(head, ${seq}); update meta set seq = ${seq}`);
}

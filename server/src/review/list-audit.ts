import { mayWrite } from "@konta/shared/access/permission-table";
import { auditLines, countAudit } from "../db/audit";
import type { Database } from "../db/open-database";
import { DESK_PAGE } from "./queries";
import { type Reader, staffNameOf } from "./reader";

/** Who did and saw what, newest first: for the coordinator and the data protection officer; null for everybody else. */
export function listAudit(db: Database, { me }: Reader, page: number) {
  if (!mayWrite(me.roles, "registry") && !me.roles.includes("dpo")) return null;
  const items = auditLines(db, DESK_PAGE, (page - 1) * DESK_PAGE).map(
    ({ id, at, staffId, what, subject }) => ({
      id,
      at,
      staffId,
      staffName: staffNameOf(db, staffId),
      what,
      subject,
    }),
  );
  return { items, total: countAudit(db), page, pageSize: DESK_PAGE };
}

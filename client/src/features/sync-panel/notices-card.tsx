import type { NoticeLine } from "../../data/border";
import { clockOrDay } from "../../text/dates";
import type { MessageId } from "../../text/el";
import { fieldWord } from "../../text/field-word";
import { useText } from "../../text/use-text";
import { Card } from "../../ui/card";
import { List, Row } from "../../ui/list";
import { collectionWords } from "./collection-words";

const SAID: Record<NoticeLine["kind"], MessageId> = {
  conflict: "sync.noticeConflict",
  resolved: "sync.noticeResolved",
  quarantined: "sync.noticeQuarantined",
};

/** What waited for the office was let in or sent back; a disagreement was decided. */
function saidOf({ kind, reason }: NoticeLine): MessageId {
  if (kind === "resolved" && reason === "released") return "sync.noticeReleased";
  if (kind === "resolved" && reason === "rejected") return "sync.noticeRejected";
  if (kind === "resolved" && reason === "erased") return "sync.noticeErased";
  return SAID[kind];
}

interface News {
  id: string;
  said: MessageId;
  collections: string[];
  notice: NoticeLine;
}

/** Nobody is named any more in what is said of the erased. */
const isOfItsOwn = ({ field, personId }: NoticeLine, said: MessageId): boolean =>
  field !== undefined || (personId === undefined && said !== "sync.noticeErased");

/** One line for everything of one person that met with the same; a disagreement has its own for each field. */
function newsOf(notices: readonly NoticeLine[]): News[] {
  const all = new Map<string, News>();
  for (const notice of notices) {
    const said = saidOf(notice);
    const key = isOfItsOwn(notice, said) ? notice.id : `${notice.personId ?? ""} ${said}`;
    const news = all.get(key);
    if (news) news.collections.push(notice.collection);
    else all.set(key, { id: notice.id, said, collections: [notice.collection], notice });
  }
  return [...all.values()];
}

/** What became of one's own writing. Without the values: those stand in the person's file, for whoever may read it. */
export function NoticesCard({ notices, now }: { notices: readonly NoticeLine[]; now: number }) {
  const t = useText();
  if (notices.length === 0) return null;
  return (
    <Card title={t("sync.noticesTitle")}>
      <List label={t("sync.noticesTitle")}>
        {newsOf(notices).map(({ id, said, collections, notice }) => (
          <Row
            key={id}
            to={notice.personId ? `/people/${notice.personId}` : undefined}
            title={notice.personName || collectionWords(collections, t)}
            detail={
              <>
                {notice.field && <b>{fieldWord(notice.collection, notice.field)}: </b>}
                {!notice.field && notice.personName && <b>{collectionWords(collections, t)}: </b>}
                {t(said)}
                <br />
                {clockOrDay(notice.at, now)}
              </>
            }
          />
        ))}
      </List>
    </Card>
  );
}

import type { ReactNode } from "react";
import type { WaitingItem as Item } from "../../data/office/office-answers";
import { dayAndClock } from "../../text/dates";
import type { NameOf } from "../../text/say-value";
import { waitingAdvice, waitingRecord, waitingWhy } from "../../text/say-waiting";
import { useText } from "../../text/use-text";
import { LinkButton } from "../../ui/button";
import { Card } from "../../ui/card";
import { Chip, Chips } from "../../ui/chip";
import { Cluster, Sub } from "../../ui/layout";
import { Notice } from "../../ui/notice";
import { TypedValues } from "./typed-values";
import type { WaitingCase } from "./waiting-cases";
import css from "./waiting.module.css";

function Origin({ item, now }: { item: Item; now: number }) {
  const t = useText();
  const facts = [
    [t("waiting.wrote"), item.authorName || t("waiting.unknownAuthor")],
    [t("waiting.device"), item.device],
    [t("waiting.writtenAt"), item.writtenAt === null ? "" : dayAndClock(item.writtenAt, now)],
    [t("waiting.arrivedAt"), dayAndClock(item.receivedAt, now)],
  ].filter(([, said]) => said !== "");
  return (
    <dl className={css.origin}>
      {facts.map(([name, said]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{said}</dd>
        </div>
      ))}
    </dl>
  );
}

/** What waits with it: the rest of the save, and what came after on the same person. */
function Behind({ behind, nameOf }: { behind: readonly Item[]; nameOf: NameOf }) {
  const t = useText();
  if (behind.length === 0) return null;
  return (
    <Card title={t("waiting.behind", { count: behind.length })}>
      <Sub>{t("waiting.behindWords")}</Sub>
      <ul role="list" className={css.behind}>
        {behind.map((item) => (
          <li key={item.id}>
            <h3>{waitingRecord(item.collection)}</h3>
            <TypedValues item={item} nameOf={nameOf} />
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** One thing that waits: whose, why, what was typed; then the decision, then what waits with it. */
export function WaitingItem(props: { about: WaitingCase; nameOf: NameOf; now: number; children: ReactNode }) {
  const t = useText();
  const { lead, behind } = props.about;
  const { collection, personId, personName, community, hasFile, reason } = lead;
  return (
    <>
      <Card title={<bdi>{personName || waitingRecord(collection)}</bdi>}>
        <Chips>
          {personName && <Chip tone="accent">{waitingRecord(collection)}</Chip>}
          {community && <Chip>{props.nameOf(community) ?? community}</Chip>}
          {collection === "beneficiary" && !hasFile && <Chip>{t("waiting.newFile")}</Chip>}
        </Chips>
        <Notice tone="amber" title={waitingWhy(reason)}>
          {waitingAdvice(reason)}
        </Notice>
        <Origin item={lead} now={props.now} />
        <h3 className={css.heading}>{t("waiting.typed")}</h3>
        <TypedValues item={lead} nameOf={props.nameOf} />
        {hasFile && (
          <Cluster>
            <LinkButton small tone="quiet" icon="person" to={`/review?kind=people&person=${personId}`}>
              {t("waiting.file")}
            </LinkButton>
          </Cluster>
        )}
        {props.children}
      </Card>
      <Behind behind={behind} nameOf={props.nameOf} />
    </>
  );
}

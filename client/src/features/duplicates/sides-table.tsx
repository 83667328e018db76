import type { ReactNode } from "react";
import { Link } from "react-router";
import type { DuplicateSide } from "../../data/office/duplicate-answers";
import { dayAndClock, fullDay } from "../../text/dates";
import { fieldWord, wordOr } from "../../text/field-word";
import type { MessageId } from "../../text/el";
import { type NameOf, sayValue } from "../../text/say-value";
import { useText } from "../../text/use-text";
import { Unseen } from "../../ui/layout";
import { type ComparedFact, compareSides, type Likeness, looseList } from "./compare-sides";
import css from "./duplicates.module.css";

type Sides = readonly [DuplicateSide, DuplicateSide];

/** A likeness is a sign and a word, and only then a colour. */
const SIGNS: Record<Likeness, string> = { same: "=", alike: "≈", differs: "≠", one: "" };

const WORDS: Partial<Record<ComparedFact, MessageId>> = {
  phones: "person.phones",
  numbers: "person.identifiers",
  household: "person.members",
};

function LikenessMark({ is }: { is: Likeness }) {
  const t = useText();
  const word = t(`duplicates.${is}`);
  const isQuiet = is === "same" || is === "one";
  return (
    <span className={css.like}>
      <span aria-hidden="true">{SIGNS[is]}</span> {isQuiet ? <Unseen>{word}</Unseen> : <b>{word}</b>}
    </span>
  );
}

function Missing() {
  const t = useText();
  return (
    <>
      <span className={css.missing} aria-hidden="true">
        –
      </span>
      <Unseen>{t("duplicates.missing")}</Unseen>
    </>
  );
}

/** One under the other; what the other file has too is marked. */
function Several({ said, keys, others }: { said: string[]; keys: string[]; others: string[] }) {
  const t = useText();
  return (
    <ul role="list" className={css.several}>
      {said.map((value, at) => {
        const key = keys[at] ?? value;
        const isShared = others.includes(key);
        return (
          <li key={key} className={isShared ? css.shared : undefined}>
            {isShared && (
              <>
                <span aria-hidden="true">= </span>
                <Unseen>{t("duplicates.same")}: </Unseen>
              </>
            )}
            <bdi>{value}</bdi>
          </li>
        );
      })}
    </ul>
  );
}

function FactValue(props: { side: DuplicateSide; other: DuplicateSide; fact: ComparedFact; nameOf: NameOf }) {
  const { side, other, fact, nameOf } = props;
  if (fact === "phones" || fact === "numbers" || fact === "household") {
    const keys = looseList(side, fact);
    if (keys.length === 0) return <Missing />;
    const said =
      fact === "numbers"
        ? side.numbers.map(({ kind, value }) => `${wordOr(`identifier.${kind}`, kind)} ${value}`)
        : side[fact];
    return <Several said={said} keys={keys} others={looseList(other, fact)} />;
  }
  const value = side[fact];
  const isEmpty = value === undefined || value === null || value === "";
  return isEmpty ? <Missing /> : <bdi>{sayValue("beneficiary", fact, value, nameOf)}</bdi>;
}

function Compared({ people, nameOf }: { people: Sides; nameOf: NameOf }) {
  const t = useText();
  const [one, other] = people;
  return compareSides(people).map(({ fact, is }) => {
    const word = WORDS[fact];
    return (
      <tr key={fact} className={css[is]}>
        <th scope="row">
          <span className={css.fact}>
            {word ? t(word) : fieldWord("beneficiary", fact)}
            <LikenessMark is={is} />
          </span>
        </th>
        <td>
          <FactValue side={one} other={other} fact={fact} nameOf={nameOf} />
        </td>
        <td>
          <FactValue side={other} other={one} fact={fact} nameOf={nameOf} />
        </td>
      </tr>
    );
  });
}

function Row({ title, people, say }: { title: string; people: Sides; say: (side: DuplicateSide) => string }) {
  return (
    <tr>
      <th scope="row">{title}</th>
      {people.map((side) => (
        <td key={side.id}>{say(side) || <Missing />}</td>
      ))}
    </tr>
  );
}

/** What hangs on each file, and where it comes from: nothing that two files of one person would share. */
function Weight({ people }: { people: Sides }) {
  const t = useText();
  return (
    <tbody className={css.weight}>
      <Row title={t("duplicates.visits")} people={people} say={({ visits }) => String(visits)} />
      <Row title={t("duplicates.referrals")} people={people} say={({ referrals }) => String(referrals)} />
      <Row
        title={t("duplicates.lastVisit")}
        people={people}
        say={({ lastVisitDay }) => (lastVisitDay ? fullDay(lastVisitDay) : "")}
      />
      <Row
        title={t("duplicates.registered")}
        people={people}
        say={({ byName, createdAt }) =>
          [byName, dayAndClock(createdAt, Date.now())].filter(Boolean).join(", ")
        }
      />
    </tbody>
  );
}

/** The two files side by side: equal facts quiet, differing ones marked. */
export function SidesTable(props: { people: Sides; nameOf: NameOf; heads: readonly [ReactNode, ReactNode] }) {
  const t = useText();
  const { people, nameOf, heads } = props;
  return (
    <table className={css.table}>
      <caption>
        <Unseen>{t("duplicates.facts")}</Unseen>
      </caption>
      <thead>
        <tr>
          <th scope="col">
            <Unseen>{t("duplicates.fact")}</Unseen>
          </th>
          {([0, 1] as const).map((at) => {
            const { id, name, latinName, localReference } = people[at];
            const number = at + 1;
            return (
              <th key={id} scope="col">
                <span className={css.number}>
                  {t("duplicates.file", { number })}
                  <Link
                    to={`/review?kind=people&person=${id}`}
                    aria-label={t("duplicates.openFile", { number })}
                  >
                    {t("duplicates.openShort")}
                  </Link>
                </span>
                <bdi className={css.name}>{name || t("review.noName")}</bdi>
                {latinName && latinName !== name && <bdi className={css.detail}>{latinName}</bdi>}
                {localReference && <span className={css.detail}>{localReference}</span>}
                {heads[at]}
              </th>
            );
          })}
        </tr>
      </thead>
      <tbody>
        <Compared people={people} nameOf={nameOf} />
      </tbody>
      <Weight people={people} />
    </table>
  );
}

import type { LocalDate } from "@konta/shared/base/local-date";
import { useEffect, useState } from "react";
import { useNavigate } from "react-router";
import type { FoundPerson } from "../../data/border";
import { useDevice } from "../../data/use-live";
import { shortAge } from "../../text/say-person";
import { useText } from "../../text/use-text";
import { Button } from "../../ui/button";
import { List, Row } from "../../ui/list";
import { Notice } from "../../ui/notice";
import { Sub } from "../../ui/layout";
import { isPossibleTwin, sketchOf } from "./similar-sketch";
import type { TypedPerson } from "./typed-person";

/** Typing a name is a burst of letters: the question is asked when it pauses. */
const PAUSE_MS = 150;

/** Who may be meant; the last answer stands until the next one. */
export function useSimilar(typed: TypedPerson, today: LocalDate): FoundPerson[] {
  const { store } = useDevice();
  const [found, setFound] = useState<FoundPerson[]>([]);
  const sketch = sketchOf(typed, today);
  const question = sketch && JSON.stringify(sketch);
  useEffect(() => {
    if (question === null) return setFound([]);
    let isOld = false;
    const timer = setTimeout(() => {
      void store.similar(JSON.parse(question)).then((people) => {
        if (!isOld) setFound(people);
      });
    }, PAUSE_MS);
    return () => {
      isOld = true;
      clearTimeout(timer);
    };
  }, [store, question]);
  return found;
}

const REASON_WORDS = {
  exact: "find.reasonExact",
  key: "find.reasonKey",
  prefix: "find.reasonPrefix",
  stem: "find.reasonStem",
  edit: "find.reasonEdit",
  phone: "find.reasonPhone",
  number: "find.reasonNumber",
  reference: "find.reasonReference",
  household: "find.reasonHousehold",
  description: "find.reasonDescription",
} as const;

/** People who may be the one being written: offered, never forced. */
export function SimilarPeople(props: {
  people: readonly FoundPerson[];
  typed: TypedPerson;
  today: LocalDate;
  communityName: (id: string) => string;
}) {
  const { people, typed, today, communityName } = props;
  const t = useText();
  const navigate = useNavigate();
  if (people.length === 0) return null;
  const isTwin = people.some((person) => isPossibleTwin(person, typed, today));
  return (
    <Notice tone="amber" live="status" title={t("register.maybeKnown")}>
      {isTwin && <Sub>{t("register.twins")}</Sub>}
      <List label={t("register.maybeKnown")}>
        {people.map((person) => {
          const age = shortAge(person.birth, today);
          const detail = [
            age && t("find.yearsShort", { age }),
            person.fatherName && t("find.fatherOf", { name: person.fatherName }),
            person.community && communityName(person.community),
            isPossibleTwin(person, typed, today) ? t("register.maybeTwin") : t(REASON_WORDS[person.reason]),
          ];
          return (
            <Row
              key={person.id}
              title={<bdi>{person.name || person.latinName || person.description || t("person.noName")}</bdi>}
              detail={<bdi>{detail.filter(Boolean).join(" · ")}</bdi>}
              end={
                <Button small onClick={() => void navigate(`/people/${person.id}`)}>
                  {t("register.isItThis")}
                </Button>
              }
            />
          );
        })}
      </List>
    </Notice>
  );
}

import { dayAt } from "@konta/shared/base/local-date";
import { mayWrite } from "@konta/shared/access/permission-table";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { useNavigate, useSearchParams } from "react-router";
import type { FindAnswer } from "../../data/border";
import { carriedWord, carryWord } from "../../data/carried-words";
import { useCatalogueNames } from "../../data/use-catalogue";
import { useLive } from "../../data/use-live";
import { useText } from "../../text/use-text";
import { ActionBar } from "../../ui/action-bar";
import { LinkButton } from "../../ui/button";
import { Card } from "../../ui/card";
import { List } from "../../ui/list";
import { Sub } from "../../ui/layout";
import { nextRow } from "../../ui/next-row";
import { PageHeader } from "../../ui/page-header";
import { SearchField } from "../../ui/search-field";
import { EmptyState } from "../../ui/states";
import { hitTarget, registerTarget } from "./hit-line";
import { PersonRow } from "./person-row";

const HITS = 30;
const RECENT = 12;

/** The answer to what is typed; while a new one is on its way the last stands, so that the list never blinks. */
function useFound(typed: string): FindAnswer | undefined {
  const query = typed.trim();
  const answer = useLive<FindAnswer>(
    ["people"],
    (store) => (query ? store.find(query, HITS) : Promise.resolve({ people: [], complete: true })),
    [query],
  );
  const [last, setLast] = useState<FindAnswer | undefined>(undefined);
  useEffect(() => {
    if (answer) setLast(answer);
  }, [answer]);
  return answer ?? last;
}

/** Moves the focus along the links of a list; from its first row back into the search box. */
function moveInList(event: KeyboardEvent<HTMLElement>, list: HTMLElement | null, box: HTMLElement | null) {
  if (!event.key.startsWith("Arrow") || !list) return;
  const links = [...list.querySelectorAll<HTMLElement>("a[href]")];
  const at = links.indexOf(document.activeElement as HTMLElement);
  const to = nextRow(event.key, at, links.length);
  if (to === undefined && !(at === 0 && event.key === "ArrowUp")) return;
  event.preventDefault();
  (to === undefined ? box : links[to])?.focus();
}

export function FindPage() {
  const t = useText();
  const navigate = useNavigate();
  const [params] = useSearchParams();
  const purpose = params.get("for");
  const [typed, setTyped] = useState(() => carriedWord("find"));
  const listRef = useRef<HTMLDivElement>(null);
  const boxRef = useRef<HTMLDivElement>(null);
  const answer = useFound(typed);
  const recent = useLive(["people"], (store) => store.recentPeople(RECENT), []);
  const me = useLive([], (store) => store.me(), []);
  const nameOf = useCatalogueNames("community");
  const today = dayAt(Date.now());
  const isTyped = typed.trim() !== "";
  const people = isTyped ? (answer?.people ?? []) : (recent ?? []);
  const isAnswered = isTyped ? answer !== undefined : recent !== undefined;
  const canRegister = me !== undefined && mayWrite(me.roles, "core");
  const box = () => boxRef.current?.querySelector("input") ?? null;

  function onType(next: string) {
    setTyped(next);
    // The way back from a person leads to the same hits.
    carryWord("find", next);
  }

  function onKeyDown(event: KeyboardEvent<HTMLElement>) {
    const [first] = people;
    if (event.key === "Enter" && event.target === box() && isTyped && first) {
      event.preventDefault();
      void navigate(hitTarget(first.id, purpose));
      return;
    }
    moveInList(event, listRef.current, box());
  }

  return (
    <div onKeyDown={onKeyDown} style={{ display: "contents" }}>
      <PageHeader
        title={t("find.title")}
        sub={purpose === "visit" ? t("find.forVisit") : undefined}
        back={{ to: "/", label: t("actions.back") }}
      />
      <div role="status" aria-live="polite">
        {isTyped && isAnswered && <Sub>{t("find.results", { count: people.length })}</Sub>}
        {isTyped && answer?.complete === false && <Sub>{t("find.partial")}</Sub>}
      </div>
      <div ref={listRef}>
        {people.length > 0 && (
          <Card title={isTyped ? undefined : t("find.recent")}>
            <List label={isTyped ? t("find.title") : t("find.recent")}>
              {people.map((person) => (
                <PersonRow
                  key={person.id}
                  person={person}
                  to={hitTarget(person.id, purpose)}
                  today={today}
                  communityName={nameOf}
                />
              ))}
            </List>
          </Card>
        )}
        {isTyped && isAnswered && people.length === 0 && (
          <EmptyState icon="search" title={t("find.noneTitle")}>
            {t("find.noneNext")}
          </EmptyState>
        )}
        {!isTyped && isAnswered && people.length === 0 && (
          <EmptyState icon="search" title={t("find.startTitle")}>
            {t("find.hint")}
          </EmptyState>
        )}
      </div>
      <ActionBar>
        {canRegister && (isTyped || people.length === 0) && (
          <LinkButton
            icon="plus"
            wide
            to={registerTarget(purpose)}
            onClick={() => carryWord("register", typed.trim())}
          >
            {isTyped ? t("find.registerNamed", { name: typed.trim().slice(0, 40) }) : t("find.register")}
          </LinkButton>
        )}
        <div ref={boxRef}>
          <SearchField
            label={t("find.label")}
            placeholder={t("find.placeholder")}
            value={typed}
            onValue={onType}
            autoFocus
            maxLength={200}
          />
        </div>
      </ActionBar>
    </div>
  );
}

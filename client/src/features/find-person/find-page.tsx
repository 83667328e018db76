import { mayWrite } from "@konta/shared/access/permission-table";
import { type KeyboardEvent, useRef, useState } from "react";
import { useNavigate, useSearchParams } from "react-router";
import { carriedWord, carryWord } from "../../data/carried-words";
import { useLive } from "../../data/use-live";
import { HiddenHere } from "../../parts/hidden-here";
import { useText } from "../../text/use-text";
import { ActionBar } from "../../ui/action-bar";
import { LinkButton } from "../../ui/button";
import { Sub } from "../../ui/layout";
import { nextRow } from "../../ui/next-row";
import { PageHeader } from "../../ui/page-header";
import { SearchField } from "../../ui/search-field";
import css from "./find-page.module.css";
import { FoundPeople } from "./found-people";
import { hitTarget, registerTarget } from "./hit-line";
import { usePeople } from "./use-people";

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
  const me = useLive([], (store) => store.me(), []);
  const found = usePeople(typed);
  const { people, isTyped, isAnswered, isComplete } = found;
  const canRegister = me !== undefined && mayWrite(me.roles, "core");

  function onType(next: string) {
    setTyped(next);
    // The way back from a person leads to the same hits.
    carryWord("find", next);
  }

  function onKeyDown(event: KeyboardEvent<HTMLElement>) {
    const box = boxRef.current?.querySelector("input") ?? null;
    const [first] = people;
    if (event.key === "Enter" && event.target === box && isTyped && first) {
      event.preventDefault();
      void navigate(hitTarget(first.id, purpose));
      return;
    }
    moveInList(event, listRef.current, box);
  }

  return (
    <>
      <PageHeader
        title={t("find.title")}
        sub={purpose === "visit" ? t("find.forVisit") : undefined}
        back={{ to: "/", label: t("actions.back") }}
      />
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the keys come from the box and the links inside, which bubble up to what holds both */}
      <div role="search" className={css.search} onKeyDown={onKeyDown}>
        <ActionBar leads>
          <div ref={boxRef} className={css.box}>
            <SearchField
              label={t("find.label")}
              placeholder={t("find.placeholder")}
              value={typed}
              onValue={onType}
              autoFocus
              maxLength={200}
            />
          </div>
          {canRegister && (isTyped || people.length === 0) && (
            <RegisterLink typed={typed.trim()} purpose={purpose} />
          )}
        </ActionBar>
        <div role="status" aria-live="polite" className={css.said}>
          {isTyped && isAnswered && <Sub>{t("find.results", { count: people.length })}</Sub>}
          {isTyped && !isComplete && <Sub>{t("find.partial")}</Sub>}
        </div>
        <HiddenHere />
        <div ref={listRef}>
          <FoundPeople found={found} purpose={purpose} />
        </div>
      </div>
    </>
  );
}

/** Who is not found is registered, beginning with what was typed. */
function RegisterLink({ typed, purpose }: { typed: string; purpose: string | null }) {
  const t = useText();
  return (
    <LinkButton icon="plus" wide to={registerTarget(purpose)} onClick={() => carryWord("register", typed)}>
      {typed === "" ? t("find.register") : t("find.registerNamed", { name: typed.slice(0, 40) })}
    </LinkButton>
  );
}

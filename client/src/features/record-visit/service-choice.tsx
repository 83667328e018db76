import { findableItem, findItems } from "@konta/shared/catalogue/find-item";
import { useMemo, useState } from "react";
import type { CatalogueItem } from "../../data/border";
import { useLanguage, useText } from "../../text/use-text";
import { ManyTiles } from "../../ui/choice-tiles";
import { Disclosure } from "../../ui/disclosure";
import { Sub } from "../../ui/layout";
import { SearchField } from "../../ui/search-field";
import { serviceGroups } from "./service-groups";

export interface ServiceChoiceProps {
  items: readonly CatalogueItem[];
  /** Ids of the large buttons. */
  tiles: readonly string[];
  selected: readonly string[];
  onSelected: (selected: string[]) => void;
  error?: string | undefined;
}

/** What was done: the usual ones as large buttons, everything else one tap and a few letters away. */
export function ServiceChoice({ items, tiles, selected, onSelected, error }: ServiceChoiceProps) {
  const t = useText();
  const language = useLanguage();
  const byId = useMemo(() => new Map(items.map((item) => [item.id, item])), [items]);
  // A service chosen from the whole list joins the buttons: what is on must be in sight.
  const shown = [...tiles, ...selected.filter((id) => !tiles.includes(id))];
  const choices = shown.flatMap((id) => {
    const item = byId.get(id);
    return item ? [{ value: id, label: item[language] }] : [];
  });
  return (
    <>
      <ManyTiles
        label={t("visit.whatWasDone")}
        choices={choices}
        selected={selected}
        onSelected={onSelected}
        error={error}
      />
      <Disclosure title={t("visit.allServices", { count: items.length })}>
        <AllServices items={items} selected={selected} onSelected={onSelected} />
      </Disclosure>
    </>
  );
}

function AllServices({ items, selected, onSelected }: Omit<ServiceChoiceProps, "tiles" | "error">) {
  const t = useText();
  const language = useLanguage();
  const [typed, setTyped] = useState("");
  const findable = useMemo(() => items.map((item) => findableItem(item, [item.el, item.en])), [items]);
  const groups = useMemo(() => serviceGroups(items), [items]);
  const found = typed.trim() ? findItems(findable, typed) : null;
  const tile = (item: CatalogueItem) => ({ value: item.id, label: item[language] });
  return (
    <>
      <SearchField
        label={t("visit.findService")}
        placeholder={t("visit.findService")}
        value={typed}
        onValue={setTyped}
        // Enter belongs to the search here, not to the form around it.
        onKeyDown={(event) => event.key === "Enter" && event.preventDefault()}
      />
      {found && found.length === 0 && <Sub>{t("visit.noService")}</Sub>}
      {found && found.length > 0 && (
        <ManyTiles
          label={t("visit.findService")}
          labelHidden
          choices={found.map(tile)}
          selected={selected}
          onSelected={onSelected}
        />
      )}
      {!found &&
        groups.map(({ heading, services }) => (
          <ManyTiles
            key={heading.id}
            label={heading[language]}
            choices={[{ ...tile(heading), note: t("visit.wholeGroup") }, ...services.map(tile)]}
            selected={selected}
            onSelected={onSelected}
          />
        ))}
    </>
  );
}

import { type RefObject, useEffect, useState } from "react";
import { useSearchParams } from "react-router";
import { carryWord, useCarriedWord } from "../../data/carried-words";
import { useRegisterNames } from "../../data/office/use-register-names";
import { useText } from "../../text/use-text";
import { Button } from "../../ui/button";
import { SearchField } from "../../ui/search-field";
import { SelectField } from "../../ui/select-field";
import { TextField } from "../../ui/text-field";
import { FILTERS, type FilterName, filtersOf, withFilter, withoutFilters } from "./review-address";
import css from "./review.module.css";

/** The address as it is now: while a link is being followed the last render's is the one before. */
const addressNow = (): URLSearchParams => new URLSearchParams(location.search);

/** A pause in typing, not every letter, asks the office. */
const TYPING_PAUSE_MS = 300;

function Search({
  value,
  onValue,
  input,
}: {
  value: string;
  onValue: (value: string) => void;
  input: RefObject<HTMLInputElement | null>;
}) {
  const t = useText();
  const [typed, setTyped] = useState(value);
  // The address may change under us: the browser's back, or a cleared filter.
  useEffect(() => setTyped(value), [value]);
  useEffect(() => {
    if (typed.trim() === value) return;
    const timer = setTimeout(() => onValue(typed.trim()), TYPING_PAUSE_MS);
    return () => clearTimeout(timer);
  });
  return (
    <SearchField
      ref={input}
      label={t("review.search")}
      labelHidden={false}
      value={typed}
      maxLength={120}
      onValue={setTyped}
      onKeyDown={(event) => {
        if (event.key === "Enter") onValue(typed.trim());
        if (event.key === "Escape") event.currentTarget.blur();
      }}
    />
  );
}

/** All filters live in the address: a link to what one sees can be kept and sent to a colleague. */
export function ReviewFilters({ search }: { search: RefObject<HTMLInputElement | null> }) {
  const t = useText();
  const { items } = useRegisterNames();
  const [address, setAddress] = useSearchParams();
  const words = useCarriedWord("review");
  const filters = filtersOf(address, words);
  const set = (name: FilterName) => (value: string) =>
    setAddress(withFilter(addressNow(), name, value), { replace: true });
  const options = (register: "community" | "staff") =>
    items(register).map(({ id, name }) => ({ value: id, label: name }));
  return (
    <search className={css.filters} aria-label={t("review.filters")}>
      <Search
        value={words}
        onValue={(typed) => {
          carryWord("review", typed);
          setAddress(withFilter(addressNow(), "page", ""), { replace: true });
        }}
        input={search}
      />
      <TextField
        type="date"
        label={t("review.from")}
        value={filters.from ?? ""}
        max={filters.to}
        onValue={set("from")}
      />
      <TextField
        type="date"
        label={t("review.to")}
        value={filters.to ?? ""}
        min={filters.from}
        onValue={set("to")}
      />
      <SelectField
        label={t("review.community")}
        empty={t("review.everywhere")}
        options={options("community")}
        value={filters.community ?? ""}
        onValue={set("community")}
      />
      <SelectField
        label={t("review.by")}
        empty={t("review.anyone")}
        options={options("staff")}
        value={filters.by ?? ""}
        onValue={set("by")}
      />
      {(words !== "" || FILTERS.some((name) => filters[name] !== undefined)) && (
        <Button
          small
          tone="quiet"
          icon="close"
          onClick={() => {
            carryWord("review", "");
            setAddress(withoutFilters(addressNow()), { replace: true });
          }}
        >
          {t("review.clear")}
        </Button>
      )}
    </search>
  );
}

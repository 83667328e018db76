import { useState } from "react";
import { useNavigate } from "react-router";
import { carryWord } from "../../data/carried-words";
import { useText } from "../../text/use-text";
import { LinkButton } from "../../ui/button";
import { Dock } from "../../ui/field-frame";
import { SearchField } from "../../ui/search-field";

/** Within reach of the thumb: look somebody up, or begin a visit. */
export function TodayDock() {
  const t = useText();
  const navigate = useNavigate();
  const [query, setQuery] = useState("");
  return (
    <Dock label={t("today.findPerson")}>
      <form
        role="search"
        onSubmit={(event) => {
          event.preventDefault();
          carryWord("find", query.trim());
          void navigate("/find");
        }}
      >
        <SearchField
          label={t("today.findPerson")}
          placeholder={t("today.findPerson")}
          value={query}
          onValue={setQuery}
        />
      </form>
      <LinkButton to="/find?for=visit" tone="primary" icon="plus" aria-label={t("today.newVisit")}>
        {t("today.visitShort")}
      </LinkButton>
    </Dock>
  );
}

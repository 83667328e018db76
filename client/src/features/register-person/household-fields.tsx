import { HOUSEHOLD_RELATIONS } from "@konta/shared/domain/household/household-link";
import { useState } from "react";
import { useLive } from "../../data/use-live";
import { useText } from "../../text/use-text";
import { OneTile } from "../../ui/choice-tiles";
import { SearchPick } from "../../ui/search-pick";
import { SelectField } from "../../ui/select-field";
import type { FormPartProps } from "./identity-fields";

const HITS = 6;

export function HouseholdFields({ typed, set }: FormPartProps) {
  const t = useText();
  const [asked, setAsked] = useState("");
  const found = useLive(
    ["people"],
    (store) => (asked.trim() ? store.find(asked, HITS) : Promise.resolve({ people: [], complete: true })),
    [asked],
  );
  const options = (found?.people ?? []).map((person) => ({
    id: person.id,
    label: person.name || person.latinName || t("person.noName"),
    note: [person.fatherName, person.settlement].filter(Boolean).join(" · "),
  }));
  return (
    <>
      <OneTile
        label={t("register.household")}
        choices={[
          { value: "with", label: t("register.householdWith") },
          { value: "new", label: t("register.newHousehold") },
        ]}
        selected={typed.household || undefined}
        onSelected={(household) => set({ household: household ?? "" })}
      />
      {typed.household === "with" && (
        <SearchPick
          label={t("register.householdWith")}
          placeholder={t("register.householdFind")}
          change={t("actions.edit")}
          nothing={t("register.householdNone")}
          chosen={typed.householdWith}
          onChosen={(one) => set({ householdWith: one && { id: one.id, label: one.label } })}
          find={() => options}
          onTyped={setAsked}
        />
      )}
      {typed.household !== "" && (
        <SelectField
          label={t("register.relation")}
          empty={t("actions.unknown")}
          options={HOUSEHOLD_RELATIONS.map((one) => ({ value: one, label: t(`relation.${one}`) }))}
          value={typed.relation}
          onValue={(relation) => set({ relation: HOUSEHOLD_RELATIONS.find((one) => one === relation) ?? "" })}
        />
      )}
    </>
  );
}

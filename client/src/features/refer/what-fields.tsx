import { findableItem, findItems } from "@konta/shared/catalogue/find-item";
import { LEGAL_BASES, URGENCIES } from "@konta/shared/domain/referral/referral";
import { useMemo } from "react";
import { type Agencies, sensitivityOf } from "../../data/use-agencies";
import { useCatalogue } from "../../data/use-catalogue";
import { useLanguage, useText } from "../../text/use-text";
import { OneTile } from "../../ui/choice-tiles";
import { SearchPick } from "../../ui/search-pick";
import { SelectField } from "../../ui/select-field";
import { TextArea } from "../../ui/text-area";
import { REASON_LIMIT, type ReferralProblem } from "./referral-draft";
import type { TypedReferral } from "./typed-referral";

interface PartProps {
  typed: TypedReferral;
  set: (part: Partial<TypedReferral>) => void;
  problems: readonly ReferralProblem[];
}

/** A kind of agency or one with a name of its own, and how much it learns: seen before it is chosen. */
export function AgencyField({ typed, set, problems, agencies }: PartProps & { agencies: Agencies }) {
  const t = useText();
  const language = useLanguage();
  const option = (item: NonNullable<ReturnType<Agencies["get"]>>) => ({
    id: item.id,
    label: item[language],
    note: [
      t(item.fields["level"] === "named" ? "refer.agencyNamed" : "refer.agencyKind"),
      t(`sensitivity.${sensitivityOf(item)}`),
    ].join(" · "),
  });
  const chosen = agencies.get(typed.agency);
  return (
    <SearchPick
      label={t("refer.agency")}
      placeholder={t("refer.agencyFind")}
      change={t("actions.edit")}
      nothing={t("refer.agencyNothing")}
      chosen={chosen ? option(chosen) : null}
      onChosen={(agency) => set({ agency: agency?.id ?? "" })}
      find={(text) => agencies.find(text).map(option)}
      error={problems.includes("agency-missing") ? t("refer.agencyMissing") : undefined}
    />
  );
}

export function WhatFields({ typed, set, problems }: PartProps) {
  const t = useText();
  const language = useLanguage();
  const services = useCatalogue("service");
  const findable = useMemo(() => services.map((item) => findableItem(item, [item.el, item.en])), [services]);
  const service = services.find(({ id }) => id === typed.service);
  return (
    <>
      <SearchPick
        label={t("refer.service")}
        hint={t("refer.serviceHint")}
        placeholder={t("visit.findService")}
        change={t("actions.edit")}
        nothing={t("visit.noService")}
        chosen={service ? { id: service.id, label: service[language] } : null}
        onChosen={(one) => set({ service: one?.id ?? "" })}
        find={(text) => findItems(findable, text).map((item) => ({ id: item.id, label: item[language] }))}
      />
      <TextArea
        label={t("refer.reason")}
        hint={t("refer.reasonHint")}
        rows={2}
        value={typed.reason}
        onValue={(reason) => set({ reason })}
        error={
          problems.includes("reason-missing")
            ? t("refer.reasonMissing")
            : problems.includes("reason-too-long")
              ? t("error.tooLong", { limit: REASON_LIMIT })
              : undefined
        }
        dir="auto"
      />
      <SelectField
        label={t("refer.legalBasis")}
        empty=""
        options={LEGAL_BASES.map((value) => ({ value, label: t(`legalBasis.${value}`) }))}
        value={typed.legalBasis}
        onValue={(basis) => set({ legalBasis: LEGAL_BASES.find((one) => one === basis) ?? "" })}
        error={problems.includes("basis-missing") ? t("refer.basisMissing") : undefined}
      />
      <OneTile
        label={t("refer.urgency")}
        choices={URGENCIES.map((value) => ({ value, label: t(`urgency.${value}`) }))}
        selected={typed.urgency}
        onSelected={(urgency) => set({ urgency: urgency ?? "normal" })}
      />
    </>
  );
}

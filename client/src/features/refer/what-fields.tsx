import { findableItem, findItems } from "@konta/shared/catalogue/find-item";
import { URGENCIES } from "@konta/shared/domain/referral/referral";
import { useMemo } from "react";
import { useCatalogue } from "../../data/use-catalogue";
import { WhyInputs } from "../../parts/referral-inputs";
import { useLanguage, useText } from "../../text/use-text";
import { OneTile } from "../../ui/choice-tiles";
import { SearchPick } from "../../ui/search-pick";
import { REASON_LIMIT, type ReferralProblem } from "./referral-draft";
import type { TypedReferral } from "./typed-referral";

interface PartProps {
  typed: TypedReferral;
  set: (part: Partial<TypedReferral>) => void;
  problems: readonly ReferralProblem[];
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
      <WhyInputs
        reason={typed.reason}
        onReason={(reason) => set({ reason })}
        legalBasis={typed.legalBasis}
        onLegalBasis={(legalBasis) => set({ legalBasis })}
        problems={problems}
        limit={REASON_LIMIT}
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

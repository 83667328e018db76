import { type LegalBasis, LEGAL_BASES } from "@konta/shared/domain/referral/referral";
import type { CatalogueItem } from "../data/border";
import { type Agencies, sensitivityOf } from "../data/use-agencies";
import { useLanguage, useText } from "../text/use-text";
import { SearchPick } from "../ui/search-pick";
import { SelectField } from "../ui/select-field";
import { TextArea } from "../ui/text-area";

export interface AgencyInputProps {
  agencies: Agencies;
  /** The id of the chosen one; empty while none is. */
  value: string;
  onValue: (agency: string) => void;
  hint?: string | undefined;
  error?: string | undefined;
}

/** A kind of agency or one with a name of its own, and how much it learns: seen before it is chosen. */
export function AgencyInput({ agencies, value, onValue, hint, error }: AgencyInputProps) {
  const t = useText();
  const language = useLanguage();
  const option = (item: CatalogueItem) => ({
    id: item.id,
    label: item[language],
    note: [
      t(item.fields["level"] === "named" ? "refer.agencyNamed" : "refer.agencyKind"),
      t(`sensitivity.${sensitivityOf(item)}`),
    ].join(" · "),
  });
  const chosen = agencies.get(value);
  return (
    <SearchPick
      label={t("refer.agency")}
      hint={hint}
      placeholder={t("refer.agencyFind")}
      change={t("actions.edit")}
      nothing={t("refer.agencyNothing")}
      chosen={chosen ? option(chosen) : null}
      onChosen={(agency) => onValue(agency?.id ?? "")}
      find={(text) => agencies.find(text).map(option)}
      error={error}
    />
  );
}

export interface WhyInputsProps {
  reason: string;
  onReason: (reason: string) => void;
  legalBasis: LegalBasis | "";
  onLegalBasis: (basis: LegalBasis | "") => void;
  problems: readonly string[];
  /** Characters. */
  limit: number;
}

/** Why somebody is sent on, and what allows us to tell the agency. */
export function WhyInputs({ reason, onReason, legalBasis, onLegalBasis, problems, limit }: WhyInputsProps) {
  const t = useText();
  const reasonError = () => {
    if (problems.includes("reason-missing")) return t("refer.reasonMissing");
    return problems.includes("reason-too-long") ? t("error.tooLong", { limit }) : undefined;
  };
  return (
    <>
      <TextArea
        label={t("refer.reason")}
        hint={t("refer.reasonHint")}
        rows={2}
        value={reason}
        onValue={onReason}
        error={reasonError()}
        dir="auto"
      />
      <SelectField
        label={t("refer.legalBasis")}
        empty=""
        options={LEGAL_BASES.map((value) => ({ value, label: t(`legalBasis.${value}`) }))}
        value={legalBasis}
        onValue={(basis) => onLegalBasis(LEGAL_BASES.find((one) => one === basis) ?? "")}
        error={problems.includes("basis-missing") ? t("refer.basisMissing") : undefined}
      />
    </>
  );
}

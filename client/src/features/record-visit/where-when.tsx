import { VISIT_PLACES } from "@konta/shared/domain/visit/visit";
import { useCatalogue, useCatalogueNames } from "../../data/use-catalogue";
import { shortDay } from "../../text/dates";
import { useLanguage, useText } from "../../text/use-text";
import { ManyTiles, OneTile } from "../../ui/choice-tiles";
import { Disclosure } from "../../ui/disclosure";
import { SelectField } from "../../ui/select-field";
import { TextField } from "../../ui/text-field";
import type { TypedVisit } from "./typed-visit";
import type { VisitProblem } from "./visit-draft";

export interface VisitPartProps {
  typed: TypedVisit;
  set: (part: Partial<TypedVisit>) => void;
  problems: readonly VisitProblem[];
}

/** Place, time and team: preset from the outing, so one closed line that opens when something is different. */
export function WhereWhen({ typed, set, problems }: VisitPartProps) {
  const t = useText();
  const language = useLanguage();
  const communities = useCatalogue("community");
  const staff = useCatalogue("staff");
  const nameOf = useCatalogueNames("community");
  const staffName = useCatalogueNames("staff");
  const isWrong = problems.some((one) => one.startsWith("day") || one === "clock-wrong");
  const codeOf = (id: string) => {
    const code = staff.find((item) => item.id === id)?.fields["shortCode"];
    return typeof code === "string" ? code : staffName(id);
  };
  const said = [
    nameOf(typed.community),
    typed.place && t(`visitPlace.${typed.place}`),
    `${typed.day ? shortDay(typed.day) : ""} ${typed.clock}`.trim(),
    typed.team.map(codeOf).filter(Boolean).join(", "),
  ].filter(Boolean);
  const colleagues = staff.filter(
    ({ id, fields }) => typed.team.includes(id) || (fields["active"] === true && !isOffsite(fields["roles"])),
  );
  return (
    <Disclosure title={said.join(" · ")} {...(isWrong && { open: true })}>
      <OneTile
        label={t("visit.place")}
        choices={VISIT_PLACES.map((value) => ({ value, label: t(`visitPlace.${value}`) }))}
        selected={typed.place || undefined}
        onSelected={(place) => set({ place: place ?? "" })}
      />
      <SelectField
        label={t("visit.community")}
        empty={t("register.noCommunity")}
        options={communities.map((item) => ({ value: item.id, label: item[language] }))}
        value={typed.community}
        onValue={(community) => set({ community })}
      />
      <TextField
        type="date"
        label={t("visit.day")}
        value={typed.day}
        onValue={(day) => set({ day })}
        error={
          problems.includes("day-wrong")
            ? t("register.dayWrong")
            : problems.includes("day-in-future")
              ? t("register.dayFuture")
              : undefined
        }
      />
      <TextField
        type="time"
        label={t("visit.clock")}
        value={typed.clock}
        onValue={(clock) => set({ clock })}
        error={problems.includes("clock-wrong") ? t("error.required") : undefined}
      />
      <ManyTiles
        label={t("visit.team")}
        choices={colleagues.map((item) => ({ value: item.id, label: item[language] }))}
        selected={typed.team}
        onSelected={(team) => set({ team })}
      />
    </Disclosure>
  );
}

/** Who never goes on a visit is not offered as a member of its team. */
const isOffsite = (roles: unknown): boolean =>
  Array.isArray(roles) && roles.every((role) => role === "dpo" || role === "doctor");

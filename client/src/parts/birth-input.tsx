import { useText } from "../text/use-text";
import { DateParts, type DatePartsProps } from "../ui/date-parts";

interface BirthInputProps extends Omit<DatePartsProps, "label" | "names" | "said"> {
  label?: string | undefined;
}

/** A date of birth as somebody tells it. */
export function BirthInput({ label, ...props }: BirthInputProps) {
  const t = useText();
  return (
    <DateParts
      {...props}
      label={label ?? t("register.birth")}
      names={{
        day: t("date.day"),
        month: t("date.month"),
        year: t("date.year"),
        approximate: t("register.birthApproximate"),
      }}
      said={{ day: t("register.birthDay"), month: t("register.birthMonth"), year: t("register.birthYear") }}
    />
  );
}

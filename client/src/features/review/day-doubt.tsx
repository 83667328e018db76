import { dayAt } from "@konta/shared/base/local-date";
import { doubtfulDay } from "@konta/shared/domain/visit/doubtful-day";
import { useText } from "../../text/use-text";
import { Chip } from "../../ui/chip";

/** A word beside a day that a wrong clock may have written. @param at when the server took it, milliseconds UTC */
export function DayDoubt({ day, at }: { day: string; at: number }) {
  const t = useText();
  const doubt = doubtfulDay(day, dayAt(at));
  return doubt && <Chip tone="amber">{t(`review.doubt.${doubt}`)}</Chip>;
}

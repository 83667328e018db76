import { addDays, type LocalDate } from "../../base/local-date";

/** So long a tablet may record without contact (design page "product", speed and size); what is older came by a wrong clock or late. */
const WITHOUT_CONTACT_DAYS = 60;

/**
 * Why the day that somebody wrote deserves a look, beside the day on which the office's server took it: a device's clock
 * may be years off. It is said and never changed (rule M1).
 */
export function doubtfulDay(written: LocalDate, taken: LocalDate): "later" | "long-before" | null {
  if (written > taken) return "later";
  return written < addDays(taken, -WITHOUT_CONTACT_DAYS) ? "long-before" : null;
}

import { mayWrite } from "@konta/shared/access/permission-table";
import type { Role } from "@konta/shared/access/role";
import type { ReferralDraft, VisitDraft } from "./border";
import type { VisitNoteFields } from "./border-fields";
import type { Planned } from "./make-op";
import { newRecord } from "./register-person";
import { planReferral } from "./save-referral";

const hasContent = (note: Omit<VisitNoteFields, "personId" | "visitId">): boolean =>
  Object.values(note).some((value) =>
    typeof value === "string" ? value.trim() !== "" : value !== undefined,
  );

/** A visit with what came out of it. The note lies apart, in a compartment not every role may write. */
export function planVisit(draft: VisitDraft, roles: readonly Role[], newId: () => string): Planned[] {
  const { personId, visit, note, task, referral } = draft;
  const visitId = newId();
  const planned = [newRecord("visit", visitId, { ...visit, personId })];
  if (note && hasContent(note) && mayWrite(roles, "social"))
    planned.push(newRecord("visitNote", newId(), { ...note, personId, visitId }));
  if (task) planned.push(newRecord("task", newId(), { ...task, personId, visitId }));
  if (referral) {
    const whole: ReferralDraft = { ...referral, personId, visitId };
    planned.push(...planReferral(whole, newId));
  }
  return planned;
}

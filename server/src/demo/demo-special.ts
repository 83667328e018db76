import { dayAt } from "@konta/shared/base/local-date";
import type { DemoBatch, DemoPerson } from "./demo-batch";
import { ALLERGIES, LEGAL_NOTES, PSYCH_NOTES } from "./demo-notes";
import { demoId, type DemoRandom } from "./demo-random";
import { staffIdOf } from "./demo-staff";

const HOUR_MS = 3_600_000;

/** What only few receive: allergies, the psychologist's and the lawyer's notes, and two safe addresses. */
export function demoSpecial(random: DemoRandom, people: readonly DemoPerson[]): DemoBatch[] {
  const batches: DemoBatch[] = [];
  const add = (person: DemoPerson, by: string, collection: string, fields: Record<string, unknown>) => {
    const id = demoId(collection, person.n);
    const record = { collection, id, fields: { personId: person.id, ...fields } };
    batches.push({
      at: person.registeredAt + random.int(1, 5) * HOUR_MS,
      author: staffIdOf(by),
      records: [record],
    });
  };
  for (const person of people) {
    const day = dayAt(person.registeredAt);
    if (random.chance(0.12)) {
      const [substance, reaction] = random.pick(ALLERGIES);
      add(person, "nurse", "allergy", { substance, reaction });
    }
    if (random.chance(0.05))
      add(person, "psychologist", "psychNote", { day, note: random.pick(PSYCH_NOTES) });
    if (random.chance(0.05)) add(person, "lawyer", "legalNote", { day, note: random.pick(LEGAL_NOTES) });
  }
  for (const person of people.filter(({ female }) => female).slice(0, 2))
    add(person, "coordinator", "safeAddress", {
      address: "Εικονική οδός 0, Δοκιμαστική Πόλη",
      doNotContact: "κανέναν χωρίς συνεννόηση",
    });
  return batches;
}

import { addDays, dayAt, instantOf, type LocalDate } from "@konta/shared/base/local-date";
import type { ReferralState } from "@konta/shared/domain/referral/referral-state";
import type { DemoBatch } from "./demo-batch";
import { REASONS } from "./demo-notes";
import { demoId, type DemoRandom } from "./demo-random";
import { staffIdOf } from "./demo-staff";
import type { DemoVisit } from "./demo-visits";

/** The ways a referral goes, each a walk through the catalogue's states; the short ones are still open. */
const WAYS: readonly (readonly ReferralState[])[] = [
  [],
  ["ready"],
  ["ready", "sent"],
  ["ready", "sent"],
  ["ready", "sent", "received"],
  ["ready", "sent", "accepted", "waiting"],
  ["ready", "sent", "received", "accepted", "in_progress"],
  ["ready", "sent", "received", "accepted", "in_progress", "completed"],
  ["ready", "sent", "accepted", "in_progress", "completed"],
  ["ready", "sent", "declined"],
  ["ready", "sent", "accepted", "no_show"],
  ["ready", "withdrawn"],
];

const AIMS = [
  ["agy.municipal_clinic", "svc.b05", "health_care"],
  ["agy.health_service", "svc.b05", "health_care"],
  ["agy.municipal_social", "svc.b17", "social_protection"],
  ["agy.basic_goods", "svc.b10", "social_protection"],
  ["agy.nursery", "svc.b07", "social_protection"],
  ["agy.employment", "svc.b11", "social_protection"],
  ["agy.help_at_home", "svc.b13", "social_protection"],
  ["agy.school", "svc.b08", "consent"],
] as const;

const AUTHORS = ["social", "social2", "mediator", "nurse"].map(staffIdOf);

function stepFields(random: DemoRandom, to: ReferralState, day: LocalDate): Record<string, unknown> {
  switch (to) {
    case "sent":
      return { to, day, channel: random.pick(["letter", "phone", "email"]), told: "Γραμματεία" };
    case "completed":
      return { to, day, outcome: random.pick(["service_received", "service_received", "partly"]) };
    case "declined":
      return { to, day, outcome: random.pick(["not_eligible", "no_capacity"]), reason: random.pick(REASONS) };
    default:
      return { to, day };
  }
}

function demoReferral(random: DemoRandom, n: number, visit: DemoVisit, today: LocalDate): DemoBatch[] {
  const id = demoId("referral", n);
  const personId = visit.person.id;
  const [agency, service, legalBasis] = random.pick(AIMS);
  const author = random.pick(AUTHORS);
  const urgency = random.pick(["normal", "normal", "soon", "today"]);
  const reason = random.pick(REASONS);
  const fields = {
    personId,
    visitId: visit.id,
    agency,
    service,
    legalBasis,
    urgency,
    reason,
    day: visit.day,
  };
  const batches: DemoBatch[] = [
    { at: visit.at + 30 * 60_000, author, records: [{ collection: "referral", id, fields }] },
  ];
  let at = visit.at + 31 * 60_000;
  for (const [step, to] of random.pick(WAYS).entries()) {
    if (to !== "ready") at = instantOf(addDays(dayAt(at), random.int(1, 9)), random.int(9 * 60, 14 * 60));
    if (dayAt(at) >= today) break;
    const event = { personId, referralId: id, ...stepFields(random, to, dayAt(at)) };
    const eventId = demoId("referralEvent", `${n}.${step}`);
    batches.push({ at, author, records: [{ collection: "referralEvent", id: eventId, fields: event }] });
  }
  return batches;
}

export function demoReferrals(
  random: DemoRandom,
  count: number,
  visits: readonly DemoVisit[],
  today: LocalDate,
): DemoBatch[] {
  if (visits.length === 0) return [];
  return Array.from({ length: count }, (_, n) => demoReferral(random, n, random.pick(visits), today)).flat();
}

import { ENDS } from "./device-disk";
import { FAULTS } from "./network";

export type Counted = Record<string, number>;

/** From so many seeds on a run says whether it has played enough of everything. */
export const JUDGED_FROM = 1_000;

/** Kinds of fault, each of which has to come at least so often in a thousand seeds. */
const OFTEN = 50;
const FAULT_KINDS: readonly string[] = [
  ...FAULTS.filter((fault) => fault !== "none"),
  ...ENDS,
  "areas-changed",
  "came-back-empty",
  "cloned",
  "copy-refused",
  "delivered-late",
  "erased",
  "handed-in",
  "handed-in-unseen",
  "lock-stolen",
  "older-version",
  "names-erased",
  "poison",
  "put-back-in-silence",
  "relaxed-lost",
  "restored",
  "rolled-back",
  "segment-lost",
  "segment-spoilt",
  "two-tabs",
  "updated",
  "work-forgotten",
  "work-under-way",
];
/** How many of them one seed has to play at the least. */
const KINDS_A_SEED = 3;
const CONFLICTS = 500;
const SOMETIMES: readonly string[] = [
  "said-the-same",
  "fork",
  "purge",
  "quarantined",
  "held",
  "decided",
  "removed",
  "moved",
  "merged",
  "other-clocks",
  "consent",
  "unmerged",
];

/** What was played too seldom to prove anything, for each thousand seeds. */
export function tooSeldom(counted: Counted, seeds: number): string[] {
  const least: [what: string, times: number][] = [
    ...FAULT_KINDS.map((what): [string, number] => [what, (OFTEN * seeds) / 1_000]),
    ["conflict", (CONFLICTS * seeds) / 1_000],
    ...SOMETIMES.map((what): [string, number] => [what, 1]),
  ];
  return least
    .filter(([what, times]) => (counted[what] ?? 0) < times)
    .map(([what, times]) => `${what}: ${counted[what] ?? 0} times, at least ${times} wanted`);
}

/** How many kinds of fault were played. */
export const faultKinds = (counted: Readonly<Counted>): number =>
  FAULT_KINDS.filter((kind) => (counted[kind] ?? 0) > 0).length;

/** What a whole seed has failed to play. */
export function tooFewKinds(seed: number, counted: Readonly<Counted>): string[] {
  const kinds = faultKinds(counted);
  return kinds < KINDS_A_SEED
    ? [`seed ${seed}: ${kinds} kinds of fault, at least ${KINDS_A_SEED} wanted`]
    : [];
}

export function add(to: Counted, from: Readonly<Counted>): void {
  for (const [what, times] of Object.entries(from)) to[what] = (to[what] ?? 0) + times;
}

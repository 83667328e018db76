import type { LocalDate } from "@konta/shared/base/local-date";
import type { SystemRecord } from "../sync/system-ops";

/** What one person saved at one moment: the unit in which the demo's story is told. */
export interface DemoBatch {
  /** Milliseconds UTC. */
  at: number;
  /** Staff id; empty for the system. */
  author: string;
  records: SystemRecord[];
}

export interface DemoSize {
  people: number;
  visits: number;
  referrals: number;
}

export const USUAL_DEMO: DemoSize = { people: 400, visits: 900, referrals: 120 };

export interface DemoOuting {
  id: string;
  day: LocalDate;
  communities: string[];
}

/** What the rest of the story needs to know of an invented person. */
export interface DemoPerson {
  id: string;
  n: number;
  community: string | null;
  registeredAt: number;
  birthYear: number | null;
  female: boolean;
}

import type { Role } from "@konta/shared/access/role";
import { USUAL_SERVICES, type VisitRole } from "@konta/shared/catalogue/usual-services";
import * as z from "zod/mini";

/** How often each service was recorded on this device. */
export type ServiceUse = Record<string, number>;
/** The sealed place of this memory: beside the drafts, because it is this person's own and never sent. */
export const SERVICE_USE_FORM = "services-used";

const useSchema = z.record(z.string(), z.number());
const MOST_EXTRA = 4;
/** Used once or twice is chance; a habit earns a tile. */
const FEWEST_USES = 3;

const isVisitRole = (role: Role): role is VisitRole => role in USUAL_SERVICES;

export function readServiceUse(kept: unknown): ServiceUse {
  const parsed = z.safeParse(useSchema, kept);
  return parsed.success ? parsed.data : {};
}

export function countUse(use: ServiceUse, services: readonly string[]): ServiceUse {
  const next = { ...use };
  for (const id of services) next[id] = (next[id] ?? 0) + 1;
  return next;
}

/** The large buttons: the ten of the first role that records visits, then this device's own habits. */
export function tileServices(roles: readonly Role[], use: ServiceUse): string[] {
  const role = roles.find(isVisitRole) ?? "coordinator";
  const usual: readonly string[] = USUAL_SERVICES[role];
  const habits = Object.entries(use)
    .filter(([id, times]) => times >= FEWEST_USES && !usual.includes(id))
    .sort(([, a], [, b]) => b - a)
    .slice(0, MOST_EXTRA)
    .map(([id]) => id);
  return [...usual, ...habits];
}

import type { Role } from "./role";

/** What decides where an outing's team may look, and when (rule S1): written by whoever plans. */
export const PLAN_FIELDS = ["day", "communities", "team"] as const;

export interface Planner {
  roles: readonly Role[];
  /** Communities that the planner's own structure serves for good; what an outing lends does not count. */
  ownAreas: ReadonlySet<string>;
}

/**
 * Whether somebody may plan an outing to these communities: the coordinator any; a social worker, who plans the day in
 * journey 1 of the domain description, only where her own structure serves anyway. So nobody widens her own areas.
 * @param communities of the outing as it is and as it would be
 */
export const mayPlanOuting = ({ roles, ownAreas }: Planner, communities: readonly string[]): boolean =>
  roles.includes("coordinator") ||
  (roles.includes("social_worker") && communities.every((community) => ownAreas.has(community)));

/**
 * What this device found wrong with its copies and put right: a segment that did not open, rows that were missing, a
 * scope that had to be fetched whole, or unsent work that only its second copies knew of. These count as repairs.
 */
const FOUND_BROKEN = ["segment-dropped", "rows-repaired", "scope-again", "work-forgotten"] as const;

/**
 * What happened to the history itself, while nothing here was broken: the server was put back to an older copy, and all
 * that had been delivered, or what of it still opens, is offered again; this profile was put back or copied.
 */
const CAME_OVER = ["server-put-back", "put-back-in-part", "profile-copied"] as const;

/** The office has taken areas away from whoever works here: their records go, in good order (rule S2). */
const TAKEN_AWAY = ["scope-gone"] as const;

export const INCIDENTS = [...FOUND_BROKEN, ...CAME_OVER, ...TAKEN_AWAY] as const;

export interface Incident {
  at: number;
  what: (typeof INCIDENTS)[number];
  /** Of "scope-gone": the communities, by id; none where it was the people whose community nobody knows. */
  areas?: string[] | undefined;
}

const broken = new Set<string>(FOUND_BROKEN);

/** Whether something of the copies was found broken: only that is reported as a repair (rule S4). */
export const isRepair = ({ what }: Pick<Incident, "what">): boolean => broken.has(what);

/** Which people are one: absorbed → whose file stays, and back. Both hold only what `isHere` knows. */
export interface MergedPeople {
  readonly into: ReadonlyMap<string, string>;
  readonly absorbed: ReadonlyMap<string, readonly string[]>;
}

/**
 * Follows redirects to their end (rule B1). Two desks may have decided against each other, so that redirects lead in a
 * circle: then the smallest id of it stays, the same on every device.
 * @param redirects absorbed person → the person whose file stays
 * @param isHere whether a person's own record is known to the reader; whoever leads to somebody unknown stays herself
 */
export function mergedPeople(
  redirects: ReadonlyMap<string, string>,
  isHere: (id: string) => boolean,
): MergedPeople {
  const into = new Map<string, string>();
  const absorbed = new Map<string, string[]>();
  for (const id of redirects.keys()) {
    const stays = endOf(redirects, id);
    if (stays === id || !isHere(stays)) continue;
    into.set(id, stays);
    const others = absorbed.get(stays) ?? [];
    absorbed.set(stays, others);
    others.push(id);
  }
  for (const others of absorbed.values()) others.sort();
  return { into, absorbed };
}

function endOf(redirects: ReadonlyMap<string, string>, from: string): string {
  const way: string[] = [];
  for (let id = from; ;) {
    const next = redirects.get(id);
    if (next === undefined) return id;
    const again = way.indexOf(next);
    if (again >= 0 || next === id) {
      const circle = next === id ? [id] : [...way.slice(again), id];
      return circle.reduce((least, each) => (each < least ? each : least));
    }
    way.push(id);
    id = next;
  }
}

/** The person in whose file somebody's records are read; herself where nobody absorbed her. */
export const staysAs = ({ into }: MergedPeople, id: string): string => into.get(id) ?? id;

/** Everybody whose records are read in this file: herself first. */
export const allOf = (merged: MergedPeople, id: string): string[] => [id, ...(merged.absorbed.get(id) ?? [])];

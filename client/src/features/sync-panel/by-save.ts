/** Lines of one save that are about the same person, and one line for all of them. */
export interface SavedTogether<Line> {
  group: string;
  personId: string;
  personName: string;
  savedAt: number;
  lines: Line[];
}

interface SavedLine {
  group: string;
  personId: string;
  personName: string;
  savedAt: number;
}

/** What one tap on «Αποθήκευση» made travels together, so it is shown together; in the order in which it came. */
export function bySave<Line extends SavedLine>(lines: readonly Line[]): SavedTogether<Line>[] {
  const groups = new Map<string, SavedTogether<Line>>();
  for (const line of lines) {
    const { group, personId, personName, savedAt } = line;
    const key = `${group}|${personId}`;
    const known = groups.get(key);
    if (known) known.lines.push(line);
    else groups.set(key, { group, personId, personName, savedAt, lines: [line] });
  }
  return [...groups.values()];
}

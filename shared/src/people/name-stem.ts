/** A key split into what stays and the ending that case and sex change. */
export type NameStem = { stem: string; ending: string };

/**
 * Endings that may stand for one another on the same stem, in key letters. Μάριος and Μαρία share a stem
 * but no row here: they are two people.
 */
const FAMILIES: readonly (readonly [string, ...string[]])[] = [
  // Παπαδόπουλος: Παπαδοπούλου; Γεώργιος: Γεωργίου; Νίκος: Νίκο; the wife as Γιώργαινα
  ["os", "u", "o", "e", "ena"],
  // Παπαδάκης: Παπαδάκη; Σαββίδης: Σαββίδου; Σωκράτης: Σωκράτους; Άρτεμις: Αρτέμιδος
  ["is", "i", "u", "us", "idos", "ena"],
  // Κοσμάς: Κοσμά; Ανδρέας: Ανδρέου; Μαρία: Μαρίας; wives of both
  ["as", "a", "u", "ena"],
  // Αργυρώ: Αργυρούς; Παππούς: Παππού
  ["o", "us"],
  ["us", "u"],
  // Μανωλές: Μανωλέ
  ["es", "e"],
  // Σόλων: Σόλωνος, Σόλωνας, Σόλωνα; Ξενοφών: Ξενοφώντος
  ["on", "onos", "onas", "ona", "ontos"],
];

const ENDINGS = [...new Set(FAMILIES.flat())];

/** A man's and a woman's nominative of one family name meet, a man's two other forms do too. */
const MEET = new Set(
  FAMILIES.flatMap(([head, ...forms]) =>
    forms.flatMap((form) => [`${head}|${form}`, `${form}|${head}`]),
  ).concat(
    // Σαββίδη and Σαββίδου are both the daughter's; Ιωάννη and Ιωάννου both the father's.
    ["i|u", "u|i"],
  ),
);

/** Shorter stems would make strangers meet. -αινα is so common inside names that it asks for more. */
const shortestStem = (ending: string): number => (ending.length > 2 ? 3 : 2);

/** Every way to take an ending off a sound key; empty for a key without a Greek ending. */
export function nameStems(key: string): NameStem[] {
  const stems: NameStem[] = [];
  for (const ending of ENDINGS) {
    if (key.length >= ending.length + shortestStem(ending) && key.endsWith(ending)) {
      stems.push({ stem: key.slice(0, -ending.length), ending });
    }
  }
  return stems;
}

/** Whether two keys are forms of one name: woman's and man's surname, nominative and genitive. */
export function stemsMeet(some: readonly NameStem[], others: readonly NameStem[]): boolean {
  for (const one of some) {
    for (const other of others) {
      if (one.stem === other.stem && MEET.has(`${one.ending}|${other.ending}`)) return true;
    }
  }
  return false;
}

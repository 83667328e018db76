import type { Sex } from "@konta/shared/domain/beneficiary/beneficiary";
import type { DemoRandom } from "./demo-random";

/** Words that say "invented" in themselves, so that nobody takes a demo person for a neighbour. */
const STEMS = [
  "Δοκιμ",
  "Παραδειγματ",
  "Υποθετ",
  "Φανταστ",
  "Εικον",
  "Δειγματ",
  "Προτυπ",
  "Πλασματ",
  "Επινοητ",
  "Ψευδ",
  "Μυθοπλαστ",
  "Σεναρι",
  "Ανυπαρκτ",
  "Κατασκευαστ",
  "Προσχηματ",
  "Υποδειγματ",
  "Σκιτσ",
  "Ονειρευτ",
];
const ENDINGS = [
  ["άκης", "άκη"],
  ["ίδης", "ίδου"],
  ["όπουλος", "οπούλου"],
  ["ιανός", "ιανού"],
] as const;

const WOMEN = [
  "Μαρία",
  "Ελένη",
  "Κατερίνα",
  "Βασιλική",
  "Ειρήνη",
  "Σοφία",
  "Αναστασία",
  "Χρυσούλα",
  "Ευαγγελία",
  "Δέσποινα",
  "Στέλλα",
  "Ζωή",
  "Καλλιόπη",
  "Ουρανία",
  "Αργυρώ",
  "Παγώνα",
];
const MEN = [
  "Γιώργος",
  "Δημήτρης",
  "Νίκος",
  "Μανόλης",
  "Κώστας",
  "Γιάννης",
  "Μιχάλης",
  "Παναγιώτης",
  "Χρήστος",
  "Βασίλης",
  "Στέλιος",
  "Αντώνης",
  "Λευτέρης",
  "Θεόδωρος",
  "Σταύρος",
  "Ζαχαρίας",
];
const NICKNAMES = ["Μπάμπης", "η Κοντή", "ο Ψηλός", "Ρίτσα", "Τάκης", "η Μαυρομάτα", "ο Καπετάνιος", "Λίτσα"];

interface Foreign {
  el: string;
  latin: string;
}
const FOREIGN_SURNAMES: readonly Foreign[] = [
  { el: "Αλ Ντέμο", latin: "AL DEMO" },
  { el: "Τεστόφσκι", latin: "TESTOVSKI" },
  { el: "Σαμπλαρί", latin: "SAMPLARI" },
  { el: "Ντεμίρι", latin: "DEMIRI" },
  { el: "Φικτίεβα", latin: "FIKTIEVA" },
  { el: "Εξαμπλού", latin: "EXAMPLU" },
  { el: "Μπιν Τεστ", latin: "BIN TEST" },
];
const FOREIGN_WOMEN: readonly Foreign[] = [
  { el: "Φάτιμα", latin: "FATIMA" },
  { el: "Αλμπάνα", latin: "ALBANA" },
  { el: "Μπογκντάνα", latin: "BOGDANA" },
  { el: "Ζαχρά", latin: "ZAHRA" },
  { el: "Οξάνα", latin: "OKSANA" },
];
const FOREIGN_MEN: readonly Foreign[] = [
  { el: "Άχμεντ", latin: "AHMED" },
  { el: "Αρμπέν", latin: "ARBEN" },
  { el: "Γιούσεφ", latin: "YOUSSEF" },
  { el: "Ίβαν", latin: "IVAN" },
  { el: "Σαΐντ", latin: "SAID" },
];

export interface DemoFamily {
  /** Surname for a man and for a woman. */
  surname: readonly [string, string];
  latin: string | null;
}

export function demoFamily(random: DemoRandom): DemoFamily {
  if (random.chance(0.22)) {
    const { el, latin } = random.pick(FOREIGN_SURNAMES);
    return { surname: [el, el], latin };
  }
  const [him, her] = random.pick(ENDINGS);
  const stem = random.pick(STEMS);
  return { surname: [stem + him, stem + her], latin: null };
}

export interface DemoName {
  surname: string;
  givenName: string;
  card: { surname: string; givenName: string } | null;
  nickname: string | null;
}

export function demoName(random: DemoRandom, family: DemoFamily, sex: Sex): DemoName {
  const surname = family.surname[sex === "male" ? 0 : 1];
  const nickname = random.chance(0.12) ? random.pick(NICKNAMES) : null;
  if (family.latin === null)
    return { surname, givenName: random.pick(sex === "male" ? MEN : WOMEN), card: null, nickname };
  const given = random.pick(sex === "male" ? FOREIGN_MEN : FOREIGN_WOMEN);
  return {
    surname,
    givenName: given.el,
    card: { surname: family.latin, givenName: given.latin },
    nickname,
  };
}

export const demoFatherName = (random: DemoRandom): string => random.pick(MEN);
export const demoMotherName = (random: DemoRandom): string => random.pick(WOMEN);

import type { DemoRandom } from "../../server/src/demo/demo-random";

const FIRST = [
  "Παπα",
  "Χατζη",
  "Καρα",
  "Κοντο",
  "Μαυρο",
  "Ψευδο",
  "Δοκιμο",
  "Νεο",
  "Παλαιο",
  "Μακρυ",
  "Λευκο",
  "Γερο",
];
const MIDDLE = [
  "δημη",
  "γιωργ",
  "νικολ",
  "στεφαν",
  "μαρκ",
  "φωτ",
  "λαμπρ",
  "σταυρ",
  "μανωλ",
  "αντων",
  "θεοδωρ",
  "κυριακ",
];
const ENDINGS = [
  ["άκης", "άκη"],
  ["ίδης", "ίδου"],
  ["όπουλος", "οπούλου"],
  ["άδης", "άδου"],
  ["έας", "έα"],
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
  "Γαρυφαλλιά",
  "Ασπασία",
  "Πηνελόπη",
  "Θεανώ",
  "Ροδάνθη",
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
  "Αριστείδης",
  "Ευθύμης",
  "Σπύρος",
  "Τηλέμαχος",
];

/** Surname for a man and for a woman: 720 families, so that a surname costs about what it costs in a register. */
export function benchFamily(random: DemoRandom): readonly [string, string] {
  const [him, her] = random.pick(ENDINGS);
  const stem = random.pick(FIRST) + random.pick(MIDDLE);
  return [stem + him, stem + her];
}

export const womansName = (random: DemoRandom): string => random.pick(WOMEN);
export const mansName = (random: DemoRandom): string => random.pick(MEN);

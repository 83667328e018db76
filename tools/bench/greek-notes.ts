import type { DemoRandom } from "../../server/src/demo/demo-random";

const WHO = [
  "Η μητέρα",
  "Ο πατέρας",
  "Η γιαγιά",
  "Ο παππούς",
  "Η κόρη",
  "Ο γιος",
  "Η γειτόνισσα",
  "Ο σύζυγος",
  "Η ίδια",
  "Ο ίδιος",
  "Η αδερφή",
  "Ο θείος",
  "Η διαμεσολαβήτρια",
  "Ο δάσκαλος",
];
const SAID = [
  "ανέφερε",
  "εξήγησε",
  "επέμεινε",
  "θυμήθηκε",
  "φοβάται",
  "πιστεύει",
  "ρώτησε",
  "σημείωσε",
  "ζήτησε να γραφτεί",
  "δεν ήταν σίγουρη",
  "μας έδειξε χαρτιά",
  "είπε με δυσκολία",
];
const ABOUT = [
  "για το επίδομα στέγασης",
  "για την αγωγή της πίεσης",
  "για τα χρέη του ρεύματος",
  "για το ραντεβού στο κέντρο υγείας",
  "για την άδεια διαμονής",
  "για την εγγραφή στο νηπιαγωγείο",
  "για τη στέγη που στάζει",
  "για τα γυαλιά του παιδιού",
  "για τη δουλειά στα χωράφια",
  "για το χαμένο δελτίο ταυτότητας",
  "για τα μαθήματα ελληνικών",
  "για τον πόνο στο γόνατο",
  "για την κάρτα ανεργίας",
  "για τα εμβόλια των μικρών",
];
const WHEN = [
  "από τον Σεπτέμβριο",
  "πριν δύο εβδομάδες",
  "την περασμένη Τρίτη",
  "μετά τις γιορτές",
  "εδώ και χρόνια",
  "κάθε απόγευμα",
  "όταν βρέχει",
  "αμέσως μετά τη μετακόμιση",
  "στο τέλος του μήνα",
  "τις πρωινές ώρες",
];
const AGREED = [
  "Συμφωνήσαμε",
  "Προτείναμε",
  "Κανονίσαμε",
  "Ορίσαμε",
  "Μένει",
  "Χρειάζεται",
  "Θα προσπαθήσουμε",
  "Υποσχεθήκαμε",
];
const TO_DO = [
  "να φέρει το εκκαθαριστικό",
  "να τηλεφωνήσουμε στη γραμματεία",
  "να περάσει η νοσηλεύτρια",
  "να μετρηθεί ξανά το σάκχαρο",
  "να συμπληρώσουμε μαζί την αίτηση",
  "να βρεθεί διερμηνέας",
  "να ειδωθεί από ορθοπεδικό",
  "να ελεγχθεί το υπόλοιπο στο φαρμακείο",
  "να μιλήσουμε με το σχολείο",
  "να σταλεί η βεβαίωση",
];
const PLACE = [
  "στο σπίτι",
  "στην πλατεία",
  "στο καφενείο",
  "στην αυλή",
  "στο παλιό ελαιοτριβείο",
  "στον καταυλισμό",
  "έξω από το σχολείο",
  "στο γραφείο",
];

/** Letters of the shortest note; one is about as long as two lines on paper. */
export const SHORTEST_NOTE = 120;

const lettersOf = (text: string): number => text.match(/\p{L}/gu)?.length ?? 0;

function sentences(random: DemoRandom): string {
  const first = `${random.pick(WHO)} ${random.pick(SAID)} ${random.pick(ABOUT)} ${random.pick(WHEN)}, ${random.pick(PLACE)}.`;
  return `${first} ${random.pick(AGREED)} ${random.pick(TO_DO)} έως τις ${random.int(1, 28)}/${random.int(1, 12)} στις ${random.int(8, 20)}:${random.int(10, 59)}.`;
}

/** Makes Greek notes that are all different, each of at least `SHORTEST_NOTE` letters. */
export function noteMaker(random: DemoRandom): () => string {
  const made = new Set<string>();
  return () => {
    for (;;) {
      let note = sentences(random);
      while (lettersOf(note) < SHORTEST_NOTE) note += ` ${sentences(random)}`;
      if (made.has(note)) continue;
      made.add(note);
      return note;
    }
  };
}

/** A short sentence: a reason, a request, a way to the house. */
export const shortText = (random: DemoRandom): string =>
  `${random.pick(AGREED)} ${random.pick(TO_DO)} ${random.pick(PLACE)}.`;

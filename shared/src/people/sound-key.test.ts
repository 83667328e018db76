import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { elot743 } from "./elot743";
import { fold } from "./fold";
import { GREEK_NAMES } from "./fixtures/greek-names";
import { KEYS_PER_WORD, soundKeys } from "./sound-key";

const anyText = fc.oneof(fc.string({ unit: "binary", maxLength: 300 }), fc.string({ unit: "grapheme" }));
const nasty = [
  "👨‍👩‍👧🇬🇷",
  "\u202Eκάτι\u202C",
  "<script>alert('α')</script>",
  "ΰ".repeat(5000),
  "xh".repeat(2500),
  "\uDC00",
];

describe("fold", () => {
  test.each([
    ["Γεώργιος", "γεωργιοσ"],
    ["ΜΑΪΟΥ", "μαιου"],
    ["Ἀθηνᾶ", "αθηνα"],
    ["Müller-Łąki", "muller laki"],
    ["Straße", "strasse"],
    ["d’Angelo", "dangelo"],
    ["ŉ", "n"],
    ["  Παπα  -  Γιώργης. ", "παπα γιωργησ"],
    ["ΜΑΡIΑ", "μαρια"],
    ["Νikos", "nikos"],
    ["Ιστανμπούλ İstanbul", "ιστανμπουλ istanbul"],
    ["Οδός ٣", "οδοσ 3"],
    ["👍", ""],
  ])("%s → %s", (text, folded) => expect(fold(text)).toBe(folded));

  test("folding twice changes nothing, and only letters, digits and single blanks are left", () => {
    const check = (text: string) => {
      const folded = fold(text);
      expect(fold(folded)).toBe(folded);
      expect(folded).toMatch(/^(?:[\p{L}\p{Nd}]+(?: [\p{L}\p{Nd}]+)*)?$/u);
    };
    nasty.forEach(check);
    fc.assert(fc.property(anyText, check), { numRuns: 500 });
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom(..."ABHγΓνqUu ΰσς'-") }), check));
  });
});

describe("elot743", () => {
  test.each([
    ["Θάνου", "Thanou"],
    ["ΘΑΝΟΥ", "THANOU"],
    ["Ψαράκης", "Psarakis"],
    ["ΧΡΗΣΤΟΣ Ψ.", "CHRISTOS PS."],
    ["Χ. Ψαράκης", "Ch. Psarakis"],
    ["Μπακογιάννης", "Bakogiannis"],
    ["ΜΠΟΜΠΟΤΑ", "BOMPOTA"],
    ["Μπάμπης", "Bampis"],
    ["Ζαμπ", "Zab"],
    ["Παπα-Μπάμπης", "Papa-Bampis"],
    ["Λάμπρος", "Lampros"],
    ["Άγγελος", "Angelos"],
    ["ΑΓΓΕΛΟΣ", "ANGELOS"],
    ["Σφιγξ", "Sfinx"],
    ["Συγχρονισμός", "Synchronismos"],
    ["Γκίκας", "Gkikas"],
    ["Ντίνα", "Ntina"],
    ["Τζένη", "Tzeni"],
    ["Αυγή", "Avgi"],
    ["ΑΥΓΗ", "AVGI"],
    ["Ευάγγελος", "Evangelos"],
    ["Ευθύμιος", "Efthymios"],
    ["Σταύρος", "Stavros"],
    ["Ναύπλιο", "Nafplio"],
    ["Ησαύ", "Isaf"],
    ["Εφηύρα", "Efivra"],
    ["Νιούτον", "Niouton"],
    ["Ταΰγετος", "Taygetos"],
    ["Άυλος", "Aylos"],
    ["Ηλίου", "Iliou"],
    ["πρόυπαρξη", "proyparxi"],
    ["Προϋπάρχων", "Proyparchon"],
    ["ΜΑΪΟΥ", "MAIOU"],
    ["Υιός", "Yios"],
    ["οίκος", "oikos"],
    ["Müller, αρ. 3", "Müller, ar. 3"],
  ])("%s → %s", (greek, latin) => expect(elot743(greek)).toBe(latin));

  test("leaves no Greek letter behind and never throws", () => {
    const check = (text: string) => {
      expect(elot743(text).normalize("NFD")).not.toMatch(/[Α-ΡΣ-Ωα-ω]/);
    };
    nasty.forEach(check);
    fc.assert(fc.property(anyText, check));
  });
});

describe("soundKeys", () => {
  test("a Greek word has exactly one key, which its ΕΛΟΤ 743 form shares", () => {
    for (const name of GREEK_NAMES) {
      const keys = soundKeys(name);
      expect(keys).toHaveLength(1);
      expect(soundKeys(elot743(name)), name).toContain(keys[0]);
    }
  });

  test("the usual reading comes first", () => {
    expect(soundKeys("Papadopoulos")[0]).toBe(soundKeys("Παπαδόπουλος")[0]);
    expect(soundKeys("Thanos")[0]).toBe(soundKeys("Θάνος")[0]);
  });

  test("β and μπ stay apart in Greek, and a typed b tries both", () => {
    expect(soundKeys("Βάσω")).not.toEqual(soundKeys("Μπάσω"));
    expect(soundKeys("Baso")).toEqual(expect.arrayContaining([...soundKeys("Βάσω"), ...soundKeys("Μπάσω")]));
  });

  test("keys are few, different and never empty, whatever is typed", () => {
    const check = (text: string) => {
      const keys = soundKeys(text);
      expect(keys.length).toBeLessThanOrEqual(KEYS_PER_WORD);
      expect(new Set(keys).size).toBe(keys.length);
      if (/^[α-ω]+$/.test(fold(text))) expect(keys).toHaveLength(1);
    };
    nasty.forEach(check);
    fc.assert(fc.property(anyText, check));
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom(..."abcdehgkptnxyuwz83") }), check), {
      numRuns: 500,
    });
  });
});

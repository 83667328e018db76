import { describe, expect, test } from "vitest";
import { differences } from "./differences";

const marked = (from: string, to: string) =>
  differences(from, to)
    .map(({ text, changed }) => (changed ? `[${text}]` : text))
    .join("");

describe("what is different", () => {
  test("a number letter by letter", () => {
    expect(marked("6970000000", "6970000001")).toBe("697000000[1]");
    expect(marked("6970000000", "6980000000")).toBe("69[8]0000000");
  });
  test("a text word by word", () => {
    expect(marked("Πίσω από το σχολείο", "Πίσω από την εκκλησία")).toBe("Πίσω από [την εκκλησία]");
    expect(marked("Δεν ήρθε.", "Δεν ήρθε. Θα πάρει αύριο.")).toBe("Δεν ήρθε.[ Θα πάρει αύριο.]");
  });
  test("nothing before, nothing to mark; the same, nothing marked", () => {
    expect(marked("", "νέο")).toBe("νέο");
    expect(marked("ίδιο κείμενο", "ίδιο κείμενο")).toBe("ίδιο κείμενο");
    expect(differences("", "")).toEqual([]);
  });
  test("no letter is lost, whatever the size", () => {
    const from = Array.from({ length: 900 }, (_, at) => `α${at}`).join(" ");
    const to = Array.from({ length: 900 }, (_, at) => `β${at}`).join(" ");
    expect(
      differences(from, to)
        .map(({ text }) => text)
        .join(""),
    ).toBe(to);
  });
});

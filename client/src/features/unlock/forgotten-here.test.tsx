import { renderToStaticMarkup } from "react-dom/server";
import { afterEach, describe, expect, test } from "vitest";
import { setLanguage } from "../../text/translate";
import { ForgottenHere, type ForgottenHereProps } from "./forgotten-here";

const nowhere = { storage: { getItem: () => null, setItem: () => undefined }, root: { lang: "", dir: "" } };
afterEach(() => setLanguage("el", nowhere));

const said = (forgotten: ForgottenHereProps["forgotten"]) =>
  renderToStaticMarkup(<ForgottenHere forgotten={forgotten} />);

/** One after the other, and each of them. */
function inOrder(markup: string, ...words: string[]): void {
  const places = words.map((each) => markup.indexOf(each));
  expect(places).not.toContain(-1);
  expect(places).toEqual(places.toSorted((a, b) => a - b));
}

describe("[O6] a database that came back older, before anybody unlocks", () => {
  test("says nothing when there is nothing, in a region that is there to read aloud what comes", () => {
    expect(said(null)).toMatch(/^<div role="status"[^>]*><\/div>$/u);
    expect(said({ count: 1, left: 1 })).toMatch(/^<div role="status"/u);
  });

  test("says first that the work is here, then what happened, what goes on by itself, and that nothing is to decide", () => {
    const waiting = said({ count: 3, left: 2 });
    inOrder(
      waiting,
      "Δεν χάθηκαν: 2 αλλαγές",
      "παλιότερη ή άδεια μνήμη",
      "στο γραφείο μόνο του",
      "Δεν χρειάζεται να αποφασίσεις",
    );
    expect(said({ count: 1, left: 1 })).toContain("Δεν χάθηκε: 1 αλλαγή που λείπει");
    inOrder(
      said({ count: 3, left: 0 }),
      "Παραδόθηκαν στο γραφείο",
      "3 αλλαγές που έλειπαν",
      "παλιότερη ή άδεια μνήμη",
      "Δεν χρειάζεται",
    );
  });

  test("in English too", async () => {
    await setLanguage("en", nowhere);
    inOrder(
      said({ count: 2, left: 2 }),
      "Not lost: 2 changes",
      "older memory",
      "by itself",
      "nothing to decide",
    );
    inOrder(
      said({ count: 1, left: 0 }),
      "Delivered to the office",
      "1 change that was missing",
      "older memory",
      "nothing to decide",
    );
  });
});

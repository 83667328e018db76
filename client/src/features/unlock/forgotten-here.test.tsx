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

  test("says what happened and that the work is here, then what happens by itself, then that nothing is to decide", () => {
    const waiting = said({ count: 3, left: 2 });
    inOrder(
      waiting,
      "παλιότερη ή άδεια μνήμη",
      "2 αλλαγές που έλειπαν",
      "δεν χάθηκαν",
      "στο γραφείο μόνο του",
      "Δεν χρειάζεται να αποφασίσεις",
    );
    expect(said({ count: 1, left: 1 })).toContain("1 αλλαγή που έλειπε από αυτήν δεν χάθηκε: υπάρχει");
    inOrder(said({ count: 3, left: 0 }), "3 αλλαγές", "παραδόθηκαν στο γραφείο", "Δεν χρειάζεται");
  });

  test("in English too", async () => {
    await setLanguage("en", nowhere);
    inOrder(
      said({ count: 2, left: 2 }),
      "older memory",
      "2 changes",
      "not lost",
      "by itself",
      "nothing to decide",
    );
    inOrder(
      said({ count: 1, left: 0 }),
      "1 change that was missing from it was delivered",
      "nothing to decide",
    );
  });
});

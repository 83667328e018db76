import { renderToStaticMarkup } from "react-dom/server";
import { afterEach, expect, test } from "vitest";
import type { OfficeDevice } from "../../data/office/office-answers";
import { setLanguage } from "../../text/translate";
import { aDevice } from "./device.fixture";
import { DeviceState } from "./device-state";
import { wordsFor } from "./end-words";

const nowhere = { storage: { getItem: () => null, setItem: () => undefined }, root: { lang: "", dir: "" } };
afterEach(() => setLanguage("el", nowhere));

const AT = Date.UTC(2026, 10, 28, 8, 15);
const said = (facts: Partial<OfficeDevice>) =>
  renderToStaticMarkup(<DeviceState device={aDevice(facts)} now={AT} onAsk={() => undefined} />);
const lost = { end: "lost", revokedAt: AT, endedAt: AT };

test("[S6] what is given up waits to be emptied, says what is still only there, and may be found", async () => {
  expect(said(lost)).toContain("Δηλώθηκε χαμένη στις 10:15, περιμένει να αδειάσει");
  expect(said(lost)).not.toContain("μόνο εκεί");
  expect(said({ ...lost, unsent: 3 })).toMatch(/3 αλλαγές είναι ακόμη μόνο εκεί.*Βρέθηκε…/s);
  await setLanguage("en", nowhere);
  expect(said({ ...lost, end: "retired", unsent: 1 })).toMatch(
    /Retired at 10:15.*1 change is still only there/s,
  );
});

test("[O2] what is empty says when; only of a stolen one anything is said to be lost", () => {
  const emptied = said({ ...lost, wipedAt: AT + 60_000, unsent: 3, mayEnd: null });
  expect(emptied).toMatch(/Άδειασε στις 10:16.*Είχε δηλωθεί χαμένη/s);
  expect(emptied).not.toMatch(/χάθηκαν|<button/);
  const stolen = { ...lost, end: "stolen", wipedAt: AT, mayEnd: null };
  expect(said({ ...stolen, unsent: 3 })).toContain("3 αλλαγές χάθηκαν μαζί της");
  expect(said(stolen)).not.toContain("μαζί της");
});

test("what may be said: everything by a coordinator, that hers is lost by everybody, nothing by others", () => {
  expect(wordsFor(aDevice())).toEqual(["lost", "stolen", "retired"]);
  expect(wordsFor(aDevice({ end: "lost" }))).toEqual(["found", "stolen", "retired"]);
  expect(wordsFor(aDevice({ mayEnd: "lost" }))).toEqual(["lost"]);
  expect(wordsFor(aDevice({ mayEnd: "lost", end: "lost" }))).toEqual([]);
  expect(wordsFor(aDevice({ mayEnd: null }))).toEqual([]);
});

test("nobody has lost the device in front of her", () => {
  expect(wordsFor(aDevice({ here: true }))).toEqual(["retired"]);
  expect(wordsFor(aDevice({ here: true, mayEnd: "lost" }))).toEqual([]);
});

import { renderToStaticMarkup } from "react-dom/server";
import { afterEach, expect, test } from "vitest";
import type { OfficeDevice } from "../../data/office/office-answers";
import { setLanguage } from "../../text/translate";
import { aDevice } from "./device.fixture";
import { TroubleCard } from "./trouble-card";

const nowhere = { storage: { getItem: () => null, setItem: () => undefined }, root: { lang: "", dir: "" } };
afterEach(() => setLanguage("el", nowhere));

const AT = Date.UTC(2026, 10, 23, 9);
const said = (facts: Partial<OfficeDevice>) => {
  return renderToStaticMarkup(
    <TroubleCard devices={[aDevice({ lastContactAt: AT, ...facts })]} now={AT} onAsk={() => undefined} />,
  );
};

test("[P10] unsent work that does not open there is named as such, and said not to be lost", async () => {
  expect(said({ trouble: "stuck", unsent: 2 })).toContain("2 αλλαγές δεν χάθηκαν: μένουν κλειδωμένες");
  await setLanguage("en", nowhere);
  expect(said({ trouble: "stuck", unsent: 1 })).toContain("1 change is not lost: it stays locked");
});

test("[P10] what has waited for long is told with its age, silence as silence", () => {
  expect(said({ trouble: "stuck", unsent: 2, oldestUnsentAt: AT - 1 })).toContain(
    "περιμένουν πάνω στη συσκευή",
  );
  expect(said({ trouble: "silent" })).toContain("Δεν έχει ακουστεί");
});

test("[S6] the step about a lost one is the reader's own: say it here, or tell the coordinator", () => {
  expect(said({ trouble: "silent" })).toMatch(/Δήλωση….*δήλωσέ το αμέσως με το «Δήλωση…»/s);
  expect(said({ trouble: "silent", mayEnd: "lost" })).toMatch(/Έχασα τη συσκευή.*Αν την έχασες/s);
  const unasked = said({ trouble: "silent", mayEnd: null });
  expect(unasked).toContain("πες το αμέσως στον συντονιστή");
  expect(unasked).not.toContain("<button");
});

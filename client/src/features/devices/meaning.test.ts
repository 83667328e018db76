import { afterEach, expect, test } from "vitest";
import { setLanguage, t } from "../../text/translate";

const nowhere = { storage: { getItem: () => null, setItem: () => undefined }, root: { lang: "", dir: "" } };
afterEach(() => setLanguage("el", nowhere));

test("[P2] the office reads why holes stay after a restore: what is about the erased is not sent again", async () => {
  expect(t("devices.meaningHoles")).toMatch(/επαναφορά.*διαγράφηκε οριστικά δεν στέλνεται ξανά/);
  await setLanguage("en", nowhere);
  expect(t("devices.meaningHoles")).toMatch(/restore.*erased for good is not sent again/);
});

import { afterEach, expect, test, vi } from "vitest";
import { language, type LanguagePlace, onLanguage, restoreLanguage, setLanguage, t } from "./translate";

function aPlace(kept?: string): LanguagePlace & { kept: Map<string, string> } {
  const values = new Map(kept === undefined ? [] : [["konta.language", kept]]);
  return {
    kept: values,
    storage: {
      getItem: (key) => values.get(key) ?? null,
      setItem: (key, value) => void values.set(key, value),
    },
    root: { lang: "", dir: "" },
  };
}

afterEach(() => setLanguage("el", aPlace()));

test("Greek is there from the start", () => {
  expect(language()).toBe("el");
  expect(t("session.signIn")).toBe("Σύνδεση");
});

test("plural forms follow the number", () => {
  expect(t("session.wrongPin", { left: 1 })).toBe("Λάθος PIN. Μένει 1 προσπάθεια.");
  expect(t("session.wrongPin", { left: 4 })).toBe("Λάθος PIN. Μένουν 4 προσπάθειες.");
  expect(t("find.results", { count: 0 })).toBe("Κανένα αποτέλεσμα");
  expect(t("find.results", { count: 1200 })).toBe("1.200 άτομα");
});

test("a change of language is told, shown on the page and kept", async () => {
  const place = aPlace();
  let changes = 0;
  const stop = onLanguage(() => changes++);
  await setLanguage("en", place);
  stop();
  expect(changes).toBeGreaterThan(0);
  expect(t("session.signIn")).toBe("Sign in");
  expect(place.root).toEqual({ lang: "en", dir: "ltr" });
  expect([...place.kept.values()]).toEqual(["en"]);
});

test("the kept language comes back, an unknown one is Greek", async () => {
  await restoreLanguage(aPlace("en"));
  expect(language()).toBe("en");
  const place = aPlace("xx");
  await restoreLanguage(place);
  expect(language()).toBe("el");
  expect(place.root.lang).toBe("el");
});

test("words that cannot be fetched at the start leave Greek, not an empty page, and the choice as it was", async () => {
  vi.resetModules();
  vi.doMock("./en", () => {
    throw new TypeError("Failed to fetch");
  });
  const fresh = await import("./translate");
  const place = aPlace("en");
  await fresh.restoreLanguage(place);
  vi.doUnmock("./en");
  expect(fresh.t("session.signIn")).toBe("Σύνδεση");
  expect(place.root.lang).toBe("el");
  expect([...place.kept.values()]).toEqual(["en"]);
});

import { describe, expect, test } from "vitest";
import agencies from "./agencies.json" with { type: "json" };
import { CATALOGUE_SCHEMAS, type CatalogueName } from "./catalogue-schemas";
import consentTexts from "./consent-texts.json" with { type: "json" };
import esfIndicators from "./esf-indicators.json" with { type: "json" };
import identifiers from "./identifiers.json" with { type: "json" };
import inventory from "./inventory.json" with { type: "json" };
import programmes from "./programmes.json" with { type: "json" };
import referralStates from "./referral-states.json" with { type: "json" };
import retentionRules from "./retention-rules.json" with { type: "json" };
import roles from "./roles.json" with { type: "json" };
import services from "./services.json" with { type: "json" };
import sources from "./sources.json" with { type: "json" };
import structures from "./structures.json" with { type: "json" };
import transliteration from "./transliteration.json" with { type: "json" };
import vaccinationReview from "./vaccination-review.json" with { type: "json" };
import { validateCatalogues } from "./validate-catalogues";
import villages from "./villages.json" with { type: "json" };
import vitals from "./vitals.json" with { type: "json" };
import vulnerableGroups from "./vulnerable-groups.json" with { type: "json" };

const files: Record<CatalogueName, unknown> = {
  agencies,
  "consent-texts": consentTexts,
  "esf-indicators": esfIndicators,
  identifiers,
  inventory,
  programmes,
  "referral-states": referralStates,
  "retention-rules": retentionRules,
  roles,
  services,
  sources,
  structures,
  transliteration,
  "vaccination-review": vaccinationReview,
  villages,
  vitals,
  "vulnerable-groups": vulnerableGroups,
};

type Path = (string | number)[];

/** One path for every kind of place in a catalogue: of a list, the first item that has the place. */
function places(value: unknown, path: Path, found: Map<string, Path>): Map<string, Path> {
  const kind = `${path.map((step) => (typeof step === "number" ? "*" : step)).join(".")}:${Array.isArray(value) ? "list" : typeof value}`;
  if (path.length > 0 && !found.has(kind)) found.set(kind, path);
  if (typeof value === "object" && value !== null)
    for (const [key, inner] of Object.entries(value))
      places(inner, [...path, Array.isArray(value) ? Number(key) : key], found);
  return found;
}

const at = (root: unknown, path: Path): unknown =>
  path.reduce<unknown>((value, step) => (value as Record<string | number, unknown>)[step], root);

/** A copy of a catalogue in which the value at one path is another. */
function brokenCopy(root: unknown, path: Path, change: (value: unknown) => unknown): unknown {
  const copy: unknown = JSON.parse(JSON.stringify(root));
  const last = path.at(-1) ?? "";
  const holder = at(copy, path.slice(0, -1)) as Record<string | number, unknown>;
  holder[last] = change(holder[last]);
  return copy;
}

const WRONG = { unexpected: { broken: true } };

/** Ways in which a value can be wrong, by what it is: another kind, too long, too large, with a field nobody knows. */
function breakages(value: unknown): [string, (value: unknown) => unknown][] {
  const anotherKind: [string, () => unknown] = ["another kind", () => WRONG];
  if (typeof value === "string")
    return [
      anotherKind,
      ["too long", () => "α".repeat(5_000)],
      ["a control character", (v) => `${String(v)}\u0000`],
    ];
  if (typeof value === "number") return [anotherKind, ["too large", () => 1e12], ["negative", () => -1]];
  if (Array.isArray(value))
    return value.length === 0
      ? [anotherKind]
      : [anotherKind, ["too many", (v) => Array.from({ length: 2_000 }, () => (v as unknown[])[0])]];
  if (typeof value === "object" && value !== null)
    return [["an unknown field", (v) => ({ ...(v as object), ...WRONG })]];
  return [anotherKind];
}

test("every catalogue is valid, and all agree with each other", () => {
  expect(validateCatalogues(files)).toMatchObject({ ok: true });
});

describe.each(Object.keys(files) as CatalogueName[])("a broken copy of %s is refused", (name) => {
  const original = files[name];
  const schema = CATALOGUE_SCHEMAS[name];

  test("wherever one field is wrong", () => {
    const accepted: string[] = [];
    for (const path of places(original, [], new Map()).values())
      for (const [how, change] of breakages(at(original, path)))
        if (schema.safeParse(brokenCopy(original, path, change)).success)
          accepted.push(`${path.join(".")}: ${how}`);
    expect(accepted).toEqual([]);
  });

  test("with its file and a path in the answer", () => {
    const [first = ""] = Object.keys(original as object);
    const broken = { ...files, [name]: { ...(original as object), [first]: 7 } };
    expect(validateCatalogues(broken)).toMatchObject({
      ok: false,
      error: { file: `${name}.json`, path: first },
    });
    expect(validateCatalogues({ ...files, [name]: { ...(original as object), extra: 1 } })).toMatchObject({
      ok: false,
      error: { file: `${name}.json` },
    });
  });
});

test("a missing file and a file without a schema are refused", () => {
  const { vitals: _left, ...rest } = files;
  expect(validateCatalogues(rest)).toMatchObject({ ok: false, error: { file: "vitals.json" } });
  expect(validateCatalogues({ ...files, stray: {} })).toMatchObject({
    ok: false,
    error: { file: "stray.json" },
  });
});

const nothing = (shape: string) => () => shape;
test.each<[CatalogueName, Path, (value: unknown) => unknown]>([
  ["services", ["items", 20, "parent"], nothing("svc.zz")],
  ["services", ["items", 20, "parent"], nothing("svc.a01")],
  ["services", ["items", 20, "id"], nothing("svc.a01")],
  ["agencies", ["items", 1, "parent"], nothing("agy.nobody")],
  ["agencies", ["items", 1, "parent"], nothing("agy.opeka")],
  ["agencies", ["items", 1, "id"], nothing("agy.shelter")],
  ["programmes", ["items", 0, "payer"], nothing("agy.nobody")],
  ["programmes", ["items", 0, "params", 0, "source"], nothing("nowhere")],
  ["structures", ["items", 1, "reference_centre"], nothing("str.her.kem")],
  ["villages", ["communities", 0, "unit"], nothing("unit.nowhere")],
  ["roles", ["staff_roles", 0, "posts", 0, "structure"], nothing("str.nowhere")],
  ["roles", ["app_roles", 0, "from_roles", 0], nothing("astronaut")],
  ["vulnerable-groups", ["items", 2, "esf_indicator"], nothing("EECO99")],
  ["referral-states", ["transitions", 0, "from"], nothing("completed")],
  ["referral-states", ["initial"], nothing("cancelled")],
  ["vitals", ["vitals", 0, "thresholds", 0, "source"], nothing("nowhere")],
  ["inventory", ["items", 0, "features", 0], nothing("F99")],
])("%s: a reference to nothing at %j is refused", (name, path, change) => {
  expect(validateCatalogues({ ...files, [name]: brokenCopy(files[name], path, change) })).toMatchObject({
    ok: false,
    error: { file: `${name}.json`, path: path.join(".") },
  });
});

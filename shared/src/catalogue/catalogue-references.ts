import type { Catalogues } from "./catalogue-schemas";

export interface CatalogueProblem {
  /** Name of the file with its ending, `services.json`. */
  file: string;
  /** Where in the file, `items.3.parent`; empty for the file as a whole. */
  path: string;
  message: string;
}

type Place = [file: string, path: string, id: string];

/** Every id of every catalogue with its place; `draft`, `access` and the like are ids as well. */
function* ids(all: Catalogues): Generator<Place> {
  const lists: [string, string, readonly { id: string }[]][] = [
    ["services.json", "items", all.services.items],
    ["structures.json", "items", all.structures.items],
    ["agencies.json", "items", all.agencies.items],
    ["programmes.json", "items", all.programmes.items],
    ["vulnerable-groups.json", "items", all["vulnerable-groups"].items],
    ["villages.json", "units", all.villages.units],
    ["villages.json", "communities", all.villages.communities],
    ["roles.json", "staff_roles", all.roles.staff_roles],
    ["roles.json", "app_roles", all.roles.app_roles],
    ["referral-states.json", "states", all["referral-states"].states],
    ["identifiers.json", "items", all.identifiers.items],
    ["consent-texts.json", "items", all["consent-texts"].items],
    ["esf-indicators.json", "indicators", all["esf-indicators"].indicators],
    ["vitals.json", "vitals", all.vitals.vitals],
    ["vitals.json", "other_checks", all.vitals.other_checks],
    ["retention-rules.json", "rules", all["retention-rules"].rules],
    ["retention-rules.json", "rights", all["retention-rules"].rights],
    ["inventory.json", "items", all.inventory.items],
    ["sources.json", "sources", all.sources.sources],
  ];
  for (const [file, path, items] of lists)
    for (const [at, item] of items.entries()) yield [file, `${path}.${at}.id`, item.id];
  for (const [at, programme] of all.programmes.items.entries())
    for (const [rule, { id }] of (programme.rules ?? []).entries())
      yield ["programmes.json", `items.${at}.rules.${rule}.id`, id];
  for (const [at, { thresholds }] of all.vitals.vitals.entries())
    if (typeof thresholds !== "string")
      for (const [rule, { id }] of thresholds.entries())
        yield ["vitals.json", `vitals.${at}.thresholds.${rule}.id`, id];
}

const idSet = (items: readonly { id: string }[]): Set<string> => new Set(items.map((item) => item.id));

/** Every place that names an entry of the people's registers, with the ids it may name. */
function* registerReferences(all: Catalogues): Generator<[Place, Set<string>]> {
  const headings = idSet(all.services.items.filter((item) => item.level === 1));
  for (const [at, item] of all.services.items.entries())
    if (item.parent !== null) yield [["services.json", `items.${at}.parent`, item.parent], headings];

  const kinds = idSet(all.agencies.items.filter((item) => item.level === "kind"));
  for (const [at, item] of all.agencies.items.entries())
    if (item.parent !== null) yield [["agencies.json", `items.${at}.parent`, item.parent], kinds];

  const agencies = idSet(all.agencies.items);
  for (const [at, item] of all.programmes.items.entries())
    if (item.payer !== undefined) yield [["programmes.json", `items.${at}.payer`, item.payer], agencies];

  const centres = idSet(all.structures.items.filter((item) => item.kind === "central"));
  for (const [at, item] of all.structures.items.entries())
    if (item.reference_centre !== null)
      yield [["structures.json", `items.${at}.reference_centre`, item.reference_centre], centres];

  const units = idSet(all.villages.units);
  for (const [at, item] of all.villages.communities.entries())
    yield [["villages.json", `communities.${at}.unit`, item.unit], units];

  const structures = idSet(all.structures.items);
  for (const [at, role] of all.roles.staff_roles.entries())
    for (const [post, { structure }] of role.posts.entries())
      yield [["roles.json", `staff_roles.${at}.posts.${post}.structure`, structure], structures];
  for (const structure of Object.keys(all.roles._meta.heraklion_totals))
    yield [["roles.json", "_meta.heraklion_totals", structure], structures];
}

/** Every place that names something of a rule book: specialities, indicators, states, features. */
function* ruleReferences(all: Catalogues): Generator<[Place, Set<string>]> {
  const specialities = idSet(all.roles.staff_roles);
  for (const [at, role] of all.roles.app_roles.entries())
    for (const [from, name] of role.from_roles.entries())
      yield [["roles.json", `app_roles.${at}.from_roles.${from}`, `role.${name}`], specialities];

  const indicators = idSet(all["esf-indicators"].indicators);
  for (const [at, group] of all["vulnerable-groups"].items.entries())
    for (const id of group.esf_indicator?.split("/") ?? [])
      yield [["vulnerable-groups.json", `items.${at}.esf_indicator`, id], indicators];

  const referral = all["referral-states"];
  const states = idSet(referral.states);
  const open = new Set([...states].filter((id) => !referral.terminal.some((end) => end === id)));
  yield [["referral-states.json", "initial", referral.initial], open];
  for (const [at, id] of referral.terminal.entries())
    yield [["referral-states.json", `terminal.${at}`, id], states];
  for (const [at, { from, to }] of referral.transitions.entries()) {
    yield [["referral-states.json", `transitions.${at}.from`, from], open];
    yield [["referral-states.json", `transitions.${at}.to`, to], states];
  }

  const features = new Set(Object.keys(all.inventory._meta.features));
  for (const [at, item] of all.inventory.items.entries())
    for (const [feature, code] of item.features.entries())
      yield [["inventory.json", `items.${at}.features.${feature}`, code], features];
}

/** Words in a `source` that say the entry is a proposal or from general knowledge; they name no source. */
const WITHOUT_SOURCE = /^(?:$|proposal|unconfirmed)/;

/** Every `source`, `sources` or `…_source` anywhere in a catalogue. */
function* sourceReferences(file: string, value: unknown, path: string): Generator<Place> {
  if (typeof value !== "object" || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    const here = path === "" ? key : `${path}.${key}`;
    if (typeof inner === "string") {
      if ((key === "source" || key.endsWith("_source")) && !WITHOUT_SOURCE.test(inner))
        yield [file, here, inner];
    } else if (key === "sources" && Array.isArray(inner)) {
      for (const [at, id] of inner.entries()) if (typeof id === "string") yield [file, `${here}.${at}`, id];
    } else yield* sourceReferences(file, inner, here);
  }
}

/** What is wrong between the catalogues: an id used twice, a reference to something that does not exist. */
export function* referenceProblems(all: Catalogues): Generator<CatalogueProblem> {
  const seen = new Set<string>();
  for (const [file, path, id] of ids(all)) {
    if (seen.has(id)) yield { file, path, message: `the id ${id} is used twice` };
    seen.add(id);
  }
  const refuse = ([file, path, id]: Place): CatalogueProblem => ({
    file,
    path,
    message: `${id} refers to nothing that may stand here`,
  });
  for (const references of [registerReferences(all), ruleReferences(all)])
    for (const [place, known] of references) if (!known.has(place[2])) yield refuse(place);
  const sources = idSet(all.sources.sources);
  for (const [name, catalogue] of Object.entries(all)) {
    if (name === "sources") continue;
    for (const place of sourceReferences(`${name}.json`, catalogue, ""))
      if (!sources.has(place[2])) yield refuse(place);
  }
}

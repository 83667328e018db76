import { NEXT_STATES, isTerminal } from "../domain/referral/referral-state";
import type { ProgrammeParameters } from "../domain/registry/programme-parameters";
import agenciesFile from "./agencies.json" with { type: "json" };
import { agenciesSchema, type AgenciesCatalogue } from "./agencies-schema";
import programmesFile from "./programmes.json" with { type: "json" };
import { programmesSchema, type ProgrammesCatalogue } from "./programmes-schema";
import referralStatesFile from "./referral-states.json" with { type: "json" };
import { referralStatesSchema, type ReferralStatesCatalogue } from "./referral-states-schema";
import rolesFile from "./roles.json" with { type: "json" };
import { rolesSchema, type RolesCatalogue } from "./roles-schema";
import servicesFile from "./services.json" with { type: "json" };
import { servicesSchema, type ServicesCatalogue } from "./services-schema";
import structuresFile from "./structures.json" with { type: "json" };
import { structuresSchema, type StructuresCatalogue } from "./structures-schema";
import villagesFile from "./villages.json" with { type: "json" };
import { villagesSchema, type VillagesCatalogue } from "./villages-schema";
import vulnerableGroupsFile from "./vulnerable-groups.json" with { type: "json" };
import { vulnerableGroupsSchema, type VulnerableGroupsCatalogue } from "./vulnerable-groups-schema";

export interface RegistryRecord {
  collection: string;
  id: string;
  fields: Record<string, unknown>;
}

/**
 * Structures that serve the whole municipality of Heraklion, so all its communities are their areas. The mobile unit
 * has none of its own: it works by outings, and each outing grants its communities (rule S1).
 */
const SERVE_WHOLE_MUNICIPALITY = ["str.her.office", "str.her.roma", "str.her.kem"];

/** A record carries only what is known: null and undefined fields and empty lists are left out. */
function known(fields: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).filter(
      ([, value]) => value !== null && value !== undefined && !(Array.isArray(value) && value.length === 0),
    ),
  );
}

const distinct = (ids: readonly (string | null | undefined)[]): string[] =>
  [...new Set(ids.filter((id) => typeof id === "string" && id !== ""))] as string[];

const record = (collection: string, id: string, fields: Record<string, unknown>): RegistryRecord => ({
  collection,
  id,
  fields: known(fields),
});

const unitRecord = (unit: VillagesCatalogue["units"][number], municipality: string) =>
  record("municipalUnit", unit.id, {
    el: unit.el,
    en: unit.en,
    municipality,
    population: unit.population_2011,
    sources: distinct([unit.source]),
  });

const communityRecord = (village: VillagesCatalogue["communities"][number], municipality: string) =>
  record("community", village.id, {
    el: village.el,
    en: village.en,
    unit: village.unit,
    municipality,
    population: village.population_2011,
    lat: village.lat,
    lon: village.lon,
    coordApproximate: village.lat === null ? null : village.coord_approximate,
    coordToleranceM: village.coord_tolerance_m,
    settlements: village.settlements_el,
    sources: distinct([village.coord_source, village.settlements_source]),
    note: village.note,
  });

const structureRecord = (item: StructuresCatalogue["items"][number], communities: readonly string[]) =>
  record("structure", item.id, {
    el: item.el,
    en: item.en,
    kind: item.kind,
    referenceCentre: item.reference_centre,
    address: item.address,
    phones: item.phones,
    emails: distinct([item.email]),
    hours: item.hours,
    applicationHours: item.application_hours,
    operationCode: item.operation_code,
    since: item.since,
    supervisor: item.supervisor_el,
    areas: SERVE_WHOLE_MUNICIPALITY.includes(item.id) ? communities : [],
    note: item.note,
  });

const specialityRecord = (role: RolesCatalogue["staff_roles"][number]) =>
  record("speciality", role.id, {
    el: role.el,
    en: role.en,
    clinical: role.clinical,
    obligation: role.obligation,
    posts: role.posts.map(({ structure, count }) => (count === null ? { structure } : { structure, count })),
    note: role.note,
  });

const serviceRecord = (item: ServicesCatalogue["items"][number]) =>
  item.level === 1
    ? record("service", item.id, { el: item.el, en: item.en, level: item.level })
    : record("service", item.id, {
        el: item.el,
        en: item.en,
        parent: item.parent,
        level: item.level,
        offeredBy: item.offered_by,
        obligation: item.obligation,
        unit: item.unit,
        sensitivity: item.sensitivity,
        creates: item.creates,
        sources: item.sources,
        note: item.note,
      });

const agencyRecord = (item: AgenciesCatalogue["items"][number]) =>
  record("agency", item.id, {
    el: item.el,
    en: item.en,
    level: item.level,
    parent: item.parent,
    sensitivity: item.sensitivity,
    aliases: item.aliases,
    address: item.contact?.address,
    phones: item.contact?.phones,
    emails: distinct([item.contact?.email]),
    sources: item.sources,
    note: item.note,
  });

type CatalogueParameters = NonNullable<ProgrammesCatalogue["items"][number]["params"]>[number];

function parametersOf(set: CatalogueParameters): ProgrammeParameters {
  const order = set.by_child_order;
  const fields = known({
    source: set.source,
    validFrom: set.valid_from,
    validTo: set.valid_to,
    asOf: set.as_of,
    currency: set.currency,
    period: set.period,
    base: set.base,
    adult: set.adult,
    minor: set.minor,
    member: set.member,
    singleParentFirstMinor: set.single_parent_first_minor,
    unprotectedChild: set.unprotected_child,
    cap: set.cap,
    amount: set.amount,
    incomeCapTotal: set.income_cap_total,
    incomeSingle: set.income_single,
    incomeCouple: set.income_couple,
    maxRent: set.max_rent,
    byChildOrder: order && [order["1"], order["2"], order["3"], order["4+"]],
    instalments: set.instalments,
    durationMonths: set.duration_months,
    minAge: set.min_age,
    categories: set.categories_el,
    law: set.law,
    note: set.note,
  });
  return { source: set.source, ...fields };
}

const programmeRecord = (item: ProgrammesCatalogue["items"][number]) =>
  record("programme", item.id, {
    el: item.el,
    en: item.en,
    kind: item.type,
    aliases: item.aliases,
    payer: item.payer,
    unit: item.unit,
    offeredBy: item.offered_by,
    params: item.params?.map(parametersOf),
    rules: item.rules?.map((rule) => ({ id: rule.id, text: rule.text_el, source: rule.source })),
    documents: item.documents_el,
    unknown: item.unknown,
    decisionAid: item.decision_aid,
    budgetEur: item.budget_eur,
    periodEnd: item.period_end,
    sources: distinct([item.documents_source]),
    note: item.note,
  });

const groupRecord = (item: VulnerableGroupsCatalogue["items"][number]) =>
  record("group", item.id, {
    el: item.el,
    en: item.en,
    specialCategory: item.special_category,
    esfIndicators: item.esf_indicator?.split("/"),
    note: item.note,
  });

const stateRecord = (state: ReferralStatesCatalogue["states"][number]) =>
  record("referralState", `state.${state.id}`, {
    code: state.id,
    el: state.el,
    en: state.en,
    meaning: state.meaning,
    terminal: isTerminal(state.id),
    next: NEXT_STATES[state.id],
  });

/**
 * The catalogues as records of the registry, in an order in which nothing is named before it exists.
 * Only the server calls it: devices receive the registry by the exchange, and the JSON stays out of their bundle.
 */
export function registryRecords(): RegistryRecord[] {
  const villages = villagesSchema.parse(villagesFile);
  const { municipality } = villages._meta;
  const communities = villages.communities.map((village) => village.id);
  return [
    ...villages.units.map((unit) => unitRecord(unit, municipality)),
    ...villages.communities.map((village) => communityRecord(village, municipality)),
    ...structuresSchema.parse(structuresFile).items.map((item) => structureRecord(item, communities)),
    ...rolesSchema.parse(rolesFile).staff_roles.map(specialityRecord),
    ...servicesSchema.parse(servicesFile).items.map(serviceRecord),
    ...agenciesSchema.parse(agenciesFile).items.map(agencyRecord),
    ...programmesSchema.parse(programmesFile).items.map(programmeRecord),
    ...vulnerableGroupsSchema.parse(vulnerableGroupsFile).items.map(groupRecord),
    ...referralStatesSchema.parse(referralStatesFile).states.map(stateRecord),
  ];
}

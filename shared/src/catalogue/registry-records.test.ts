import { describe, expect, test } from "vitest";
import * as z from "zod/mini";
import { isRecordId } from "../base/id";
import { NEXT_STATES, REFERRAL_STATES } from "../domain/referral/referral-state";
import { REGISTRY_COLLECTIONS } from "../domain/registry/registry-collections";
import referralStatesFile from "./referral-states.json" with { type: "json" };
import { registryRecords } from "./registry-records";

const records = registryRecords();
const of = (collection: string) => records.filter((record) => record.collection === collection);
const fieldsOf = (id: string) => records.find((record) => record.id === id)?.fields ?? {};

describe("the registry records of the catalogues", () => {
  test("are all of them, once", () => {
    expect(Object.fromEntries(REGISTRY_COLLECTIONS.map(({ name }) => [name, of(name).length]))).toEqual({
      municipalUnit: 5,
      community: 21,
      structure: 8,
      speciality: 21,
      service: 101,
      agency: 51,
      programme: 19,
      group: 25,
      referralState: 13,
      staff: 0,
    });
    expect(new Set(records.map((record) => record.id)).size).toBe(records.length);
    expect(records.every((record) => isRecordId(record.id))).toBe(true);
  });

  test("are the same at every call", () => {
    expect(registryRecords()).toEqual(records);
  });

  test.each(REGISTRY_COLLECTIONS.map((collection) => [collection.name, collection] as const))(
    "of %s are valid by its schema, with every required field and no other",
    (name, collection) => {
      const shape: Record<string, z.ZodMiniType> = { ...collection.schema.shape };
      const strict = z.partial(z.strictObject(shape));
      for (const { id, fields } of of(name)) {
        expect(strict.safeParse(fields), id).toMatchObject({ success: true });
        for (const field of collection.required) expect(Object.keys(fields), id).toContain(field);
      }
    },
  );

  test("name only records that stand before them", () => {
    const before = new Set<string>();
    for (const { id, fields } of records) {
      const posts = (fields.posts ?? []) as { structure: string }[];
      const areas = (fields.areas ?? []) as string[];
      const named = [
        fields.parent,
        fields.referenceCentre,
        fields.payer,
        ...areas,
        ...posts.map((p) => p.structure),
      ];
      if (String(fields.unit).startsWith("unit.")) named.push(fields.unit);
      for (const other of named)
        if (typeof other === "string") expect(before.has(other), `${id} → ${other}`).toBe(true);
      before.add(id);
    }
  });

  test("give the structures of Heraklion the whole municipality, the mobile unit and other municipalities nothing", () => {
    const communities = of("community").map((record) => record.id);
    for (const { id, fields } of of("structure"))
      if (["str.her.office", "str.her.roma", "str.her.kem"].includes(id))
        expect(fields.areas).toEqual(communities);
      else expect(fields.areas ?? [], id).toEqual([]);
  });

  test("carry no contact of a restricted agency", () => {
    const restricted = of("agency").filter((record) => record.fields.sensitivity === "restricted");
    expect(restricted.length).toBeGreaterThan(0);
    for (const { id, fields } of restricted)
      expect([fields.address, fields.phones, fields.emails], id).toEqual([undefined, undefined, undefined]);
  });

  test("are small and carry no reference to the source documents", () => {
    for (const { id, fields } of records) {
      const json = JSON.stringify(fields);
      expect(json.length, id).toBeLessThan(1_800);
      expect(json, id).not.toMatch(/seed_refs|_el"|null/);
    }
  });

  test("keep amounts, hours, points and codes as the catalogue has them", () => {
    expect(fieldsOf("prg.birth").params).toMatchObject([
      { byChildOrder: [2400, 2700, 3000, 3500], validFrom: "2023-01-01" },
    ]);
    expect(fieldsOf("str.ser.office").applicationHours).toEqual([
      { days: "1-5", from: "09:00", to: "13:00" },
    ]);
    expect(fieldsOf("str.her.office").operationCode).toBe("6002212");
    expect(fieldsOf("vil.venerato")).toMatchObject({ lat: 35.197, lon: 25.0404, coordToleranceM: 1000 });
    expect(fieldsOf("vil.siva")).not.toHaveProperty("lat");
    expect(fieldsOf("grp.migrant").esfIndicators).toEqual(["EECO13", "EECO14"]);
  });
});

test("the states in code and their successors are those of the catalogue", () => {
  expect(REFERRAL_STATES).toEqual(referralStatesFile.states.map((state) => state.id));
  for (const from of REFERRAL_STATES)
    expect(NEXT_STATES[from], from).toEqual(
      referralStatesFile.transitions.filter((step) => step.from === from).map((step) => step.to),
    );
});

import fc from "fast-check";
import { staffId } from "./test-municipality";
import { aPerson } from "./test-person";
import { aRecordId } from "./test-replica";

/** Where a hostile author stands: what she may write about, what she may not know of, and where the server is. */
export interface Standing {
  author: string;
  here: string;
  elsewhere: string;
  base: [epoch: string, seq: number];
}
type Fields = Record<string, unknown>;
interface Written {
  collection: string;
  id: string;
  fields: Fields;
  base?: [string, number];
}

/** Changes one op, parsed, in place. */
type Turn = (op: Fields, standing: Standing) => void;

/** A value that fits hardly any field. */
export const odd: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(null, true, -1, 2 ** 53, "", "x".repeat(300), [], {}, { $ne: 1 }, ["vil.voutes"]),
  fc.string({ maxLength: 40 }),
  fc.integer(),
  fc.jsonValue({ maxDepth: 3 }),
);

const someId = fc.constantFrom<(standing: Standing) => string>(
  ({ here }) => here,
  ({ elsewhere }) => elsewhere,
  () => aRecordId(),
  () => "../etc",
  () => "",
  () => staffId("nurse"),
  () => "str.office",
);
const WRITABLE = "beneficiary visit visitNote phone referral consent task outing".split(" ");
const NOT_HERS = "staff structure community legalNote psychNote allergy conflict notice redirect".split(" ");
const collections = fc.constantFrom(...WRITABLE, ...NOT_HERS, "__proto__", "Visit", "");
const FIELDS = "community personId fatherName staffId createdBy scope seq roles place day number note".split(
  " ",
);
const fieldNames = fc.constantFrom(...FIELDS, "toString", "constructor", "__proto__", "a b", "");
/** What the server alone knows, as if it were the device's to say; and the op's own envelope. */
const envelope = fc.constantFrom(
  ..."author replica scope seq compartment changedBy deleted".split(" "),
  ..."group kind base fieldBases prev resolves at schema".split(" "),
);

const small: fc.Arbitrary<Turn> = fc.oneof(
  someId.map(
    (id): Turn =>
      (op, standing) =>
        void (op["id"] = id(standing)),
  ),
  someId.map(
    (id): Turn =>
      (op, standing) =>
        void ((op["fields"] as Fields)["personId"] = id(standing)),
  ),
  collections.map(
    (collection): Turn =>
      (op) =>
        void (op["collection"] = collection),
  ),
  fc.tuple(fieldNames, odd).map(
    ([name, value]): Turn =>
      (op) =>
        void Object.defineProperty(op["fields"], name, {
          value,
          enumerable: true,
          configurable: true,
          writable: true,
        }),
  ),
  fc.tuple(envelope, odd).map(
    ([name, value]): Turn =>
      (op) =>
        void (op[name] = value),
  ),
  fc.constantFrom<Turn>(
    (op) => void (op["kind"] = "delete"),
    (op, { base: [epoch] }) => void (op["base"] = [epoch, 10 ** 9]),
    (op) => void (op["base"] = ["another-epoch", 1]),
    (op) => void (op["prev"] = { fatherName: "0123456789abcdef" }),
    (op) => void (op["resolves"] = { fatherName: [1, 2, 3] }),
    (op) => void (op["schema"] = 9_999),
    (op) => void (op["at"] = 0),
  ),
);

/** Whole ops that nobody in her place may make, each right in its shape. */
const reaching = fc.constantFrom<(standing: Standing) => Fields>(
  ({ author }) => ({ collection: "staff", id: author, fields: { roles: ["coordinator"] } }),
  () => ({ collection: "structure", id: "str.office", fields: { areas: ["vil.siva", "vil.voutes"] } }),
  () => ({ collection: "community", id: "vil.voutes", fields: { el: "αλλού" } }),
  ({ elsewhere }) => ({ collection: "beneficiary", id: elsewhere, fields: { fatherName: "Νικόλαος" } }),
  ({ elsewhere, base }) => ({
    collection: "beneficiary",
    id: elsewhere,
    base,
    fields: { community: "vil.siva" },
  }),
  ({ elsewhere, base }) => ({ collection: "beneficiary", id: elsewhere, kind: "delete", base, fields: {} }),
  ({ elsewhere }) => ({ collection: "phone", id: aRecordId(), fields: { personId: elsewhere, number: "1" } }),
  ({ here }) => ({ collection: "psychNote", id: aRecordId(), fields: { personId: here, note: "…" } }),
  ({ here }) => ({ collection: "allergy", id: aRecordId(), fields: { personId: here, substance: "…" } }),
  ({ author }) => ({
    collection: "outing",
    id: aRecordId(),
    fields: { day: "2026-11-23", team: [author], communities: ["vil.voutes"] },
  }),
);

/** One to three changes to an op, or another op in its place. */
export const turns: fc.Arbitrary<Turn[]> = fc.oneof(
  reaching.map((made): Turn[] => [(op, standing) => void Object.assign(op, made(standing))]),
  fc.array(small, { minLength: 1, maxLength: 3 }),
);

/** What somebody writes on an ordinary day, each of another kind. */
export const work = fc.constantFrom<(standing: Standing) => Written>(
  () => aPerson(),
  ({ here, base }) => ({ collection: "beneficiary", id: here, base, fields: { fatherName: "Νικόλαος" } }),
  ({ here }) => ({ collection: "phone", id: aRecordId(), fields: { personId: here, number: "6900000001" } }),
  ({ here }) => ({
    collection: "visit",
    id: aRecordId(),
    fields: { personId: here, day: "2026-11-23", place: "home" },
  }),
  ({ here }) => ({
    collection: "visitNote",
    id: aRecordId(),
    fields: { personId: here, note: "Τα είπαμε." },
  }),
);

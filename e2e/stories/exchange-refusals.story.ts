import { randomBytes } from "node:crypto";
import { gzipSync } from "node:zlib";
import { BareReplica, newId } from "../support/bare-replica";
import { expect, story } from "../support/story";

const statuses = (results: readonly [number, number, string, number][]): string[] =>
  results.map(([, , status]) => status);

story(
  "[P4] a malformed op among good ones waits for a person, and its neighbours are applied",
  async ({ town }) => {
    const replica = await BareReplica.enrol(town.stack.origin, town.stack.account("social"));
    const [first, second] = [newId(), newId()];
    const { status, results } = await replica.push([
      replica.line({ collection: "beneficiary", id: first, fields: { fatherName: "Δοκιμαστής" } }),
      replica.lineOf('{"this":"is no op"}'),
      replica.lineOf("{not even JSON"),
      replica.line({ collection: "beneficiary", id: newId(), fields: { fatherName: 5 } }),
      replica.line({ collection: "beneficiary", id: newId(), fields: { noSuchField: "x" } }),
      replica.lineOf(
        `{"group":"g","kind":"put","collection":"beneficiary","id":"${newId()}","fields":{"__proto__":{"x":1}},"at":1,"schema":1}`,
      ),
      replica.line({ collection: "beneficiary", id: second, fields: { motherName: "Δοκιμή" } }),
    ]);
    expect(status).toBe(200);
    expect(statuses(results)).toEqual([
      "applied",
      "quarantined",
      "quarantined",
      "quarantined",
      "quarantined",
      "quarantined",
      "applied",
    ]);
  },
);

story("[P2] the same bytes again change nothing and are answered the same", async ({ town }) => {
  const replica = await BareReplica.enrol(town.stack.origin, town.stack.account("social"));
  const line = replica.line({ collection: "beneficiary", id: newId(), fields: { fatherName: "Μία φορά" } });
  const first = await replica.push([line]);
  const second = await replica.push([line]);
  expect(second.results).toEqual(first.results);
});

story("a body over the limit is a plain 413, packed or not, and the server goes on", async ({ town }) => {
  const replica = await BareReplica.enrol(town.stack.origin, town.stack.account("social"));
  const tooLarge = await replica.send(randomBytes(5_000_000));
  expect(tooLarge.status).toBe(413);
  expect(await tooLarge.json()).toEqual({ error: { code: "too-large", message: expect.any(String) } });
  const bomb = await replica.send(gzipSync(Buffer.alloc(40_000_000)));
  expect(bomb.status).toBe(413);
  expect((await replica.push([])).status).toBe(200);
});

story("[P3] only a signature that does not hold refuses a request as a whole", async ({ town }) => {
  const replica = await BareReplica.enrol(town.stack.origin, town.stack.account("social"));
  replica.keys.exchangeKey = randomBytes(32).toString("base64url");
  expect((await replica.push([])).status).toBe(401);
});

const DENIED_TO_THE_MEDIATOR = ["allergy", "psychNote", "legalNote", "safeAddress"];

story(
  "[P3] a push into compartments that the table denies is quarantined, its neighbours are applied",
  async ({ town }) => {
    const replica = await BareReplica.enrol(town.stack.origin, town.stack.account("mediator"));
    const personId = newId();
    const { results } = await replica.push([
      replica.line({ collection: "beneficiary", id: personId, fields: { fatherName: "Δοκιμαστής" } }),
      replica.line({ collection: "allergy", id: newId(), fields: { personId, substance: "πενικιλίνη" } }),
      replica.line({ collection: "psychNote", id: newId(), fields: { personId, note: "όχι από εδώ" } }),
      replica.line({ collection: "legalNote", id: newId(), fields: { personId, note: "όχι από εδώ" } }),
      replica.line({ collection: "safeAddress", id: newId(), fields: { personId, address: "όχι από εδώ" } }),
      replica.line({ collection: "phone", id: newId(), fields: { personId, number: "6900000001" } }),
    ]);
    expect(statuses(results)).toEqual([
      "applied",
      "quarantined",
      "quarantined",
      "quarantined",
      "quarantined",
      "applied",
    ]);
  },
);

story(
  "[S1] not a byte of the denied compartments reaches the mediator; the nurse's control has them",
  async ({ town }) => {
    const pull = async (username: string) => {
      const replica = await BareReplica.enrol(town.stack.origin, town.stack.account(username));
      const { frames } = await replica.push([]);
      return {
        replica,
        frames,
        collections: new Set(frames.flatMap(({ sections }) => sections.map(({ c }) => c))),
      };
    };
    const mediator = await pull("mediator");
    expect(mediator.collections).toContain("beneficiary");
    expect(mediator.collections).toContain("visitNote");
    for (const denied of DENIED_TO_THE_MEDIATOR) expect(mediator.collections).not.toContain(denied);
    expect(
      mediator.frames.map(({ scope }) => scope).filter((scope) => /health|psych|legal|protected/.test(scope)),
    ).toEqual([]);
    for (const compartment of ["health", "psych", "legal", "protected"])
      expect(mediator.replica.keys.keys).not.toHaveProperty(compartment);
    const nurse = await pull("nurse");
    expect(nurse.collections).toContain("allergy");
  },
);

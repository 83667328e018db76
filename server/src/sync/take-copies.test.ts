import { createCipheriv, createECDH, createHmac, hkdfSync, randomBytes } from "node:crypto";
import { gzipSync } from "node:zlib";
import { COPY_PURPOSE, copyMacText } from "@konta/shared/sync/copy";
import type { OpLine } from "@konta/shared/sync/op-line";
import { beforeEach, describe, expect, test } from "vitest";
import { aTestApp, aStaffMember } from "../app-fixture";
import { renewEpoch } from "../db/epochs";
import type { Database } from "../db/open-database";
import { opTextOf } from "../db/ops";
import { readRecord } from "../db/records";
import { headSeq } from "../db/sequence";
import { handOverKey } from "./open-copy";
import { applySystemOps } from "./system-ops";
import { takeCopies } from "./take-copies";
import { aMunicipality, NOW, staffId } from "./test-municipality";
import { aPerson, aReplica, sharedPerson } from "./test-person";
import { putBack } from "./test-put-back";
import { aRecordId, type TestReplica } from "./test-replica";

const DAY_MS = 86_400_000;

let db: Database;
beforeEach(() => {
  db = aMunicipality();
});

/** Seals as a device does, written down once more. */
function sealed(officeKey: string, value: unknown): string {
  const own = createECDH("prime256v1");
  const point = own.generateKeys();
  const secret = own.computeSecret(Buffer.from(officeKey, "base64url"));
  const key = Buffer.from(hkdfSync("sha256", secret, point, COPY_PURPOSE, 32));
  const nonce = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", key, nonce);
  const body = Buffer.concat([cipher.update(gzipSync(JSON.stringify(value))), cipher.final()]);
  return Buffer.concat([point, nonce, body, cipher.getAuthTag()]).toString("base64url");
}

function copyOf({ id: replica, key }: TestReplica, { incarnation, n, text }: OpLine, signer = key) {
  const signed = { replica, incarnation, n, text };
  const mac = createHmac("sha256", signer).update(copyMacText(signed)).digest("hex");
  return { name: `${replica}.${n}`, sealed: sealed(handOverKey(db.box), { ...signed, mac }) };
}

const answered = async (copies: { name: string; sealed: string }[], now = NOW) => {
  const context = { db, now: () => now, onUnexpected: () => undefined };
  return (await takeCopies(context, { copies })).results;
};
const handedIn = async (...copies: { name: string; sealed: string }[]) =>
  (await answered(copies)).map(({ status }) => status);
/** The status each was answered with, in the order they were handed in. */
const answeredApart = async (social: TestReplica, ...lines: OpLine[]) => {
  const copies = lines.map((line, place) => ({ ...copyOf(social, line), name: `c.${place}` }));
  const status = new Map((await answered(copies)).map((each) => [each.name, each.status]));
  return copies.map(({ name }) => status.get(name));
};
/** The texts in custody under a number. */
const takenUnder = (social: TestReplica, n: number): (string | null)[] =>
  db.sqlite
    .prepare("select incarnation from op where replica = ? and n = ? order by incarnation")
    .pluck()
    .all(social.id, n)
    .map((incarnation) => opTextOf(db, { replica: social.id, incarnation: Number(incarnation), n }));

describe("copies that are handed in", () => {
  test("[O6] are taken as if their own replica had pushed them, in its author's name, in order", async () => {
    const social = aReplica(db, "social");
    const person = aPerson();
    const first = social.op(person);
    const second = social.op({
      collection: "phone",
      id: aPerson().id,
      fields: { personId: person.id, number: "2810111222" },
    });
    expect(await handedIn(copyOf(social, second), copyOf(social, first))).toEqual(["applied", "applied"]);
    expect(readRecord(db, "beneficiary", person.id)?.createdBy).toBe(staffId("social"));
  });

  test("[O6] [P2] count once, whichever way they come first", async () => {
    const social = aReplica(db, "social");
    const [one, two] = [social.op(aPerson()), social.op(aPerson())];
    await social.sync([one]);
    expect(await handedIn(copyOf(social, one), copyOf(social, two))).toEqual(["applied", "applied"]);
    await social.sync([one, two]);
    expect(db.sqlite.prepare("select count(*) from op where replica = ?").pluck().get(social.id)).toBe(2);
  });

  test("[O6] [P2] of a life that shares its numbers with another are not lost", async () => {
    const social = aReplica(db, "social");
    await social.sync([social.op(aPerson())]);
    social.n = 0;
    const forgotten = social.op(aPerson({ fatherName: "Νικόλαος" }));
    expect(await handedIn(copyOf(social, forgotten))).toEqual(["applied"]);
    expect(
      db.sqlite.prepare("select incarnation from op where n = 1 and replica = ?").pluck().all(social.id),
    ).toEqual([1, 2]);
  });

  test("[O6] [P2] are answered each for itself: of several texts under one number none hears what became of another", async () => {
    const social = aReplica(db, "social");
    const lines = ["Α", "Β", "Γ"].map((fatherName) => {
      social.n = 0;
      return social.op(aPerson({ fatherName }));
    });
    // One life more is taken for a request: the third text is not in custody yet, and its copy must stay.
    expect(await answeredApart(social, ...lines)).toEqual(["applied", "applied", "later"]);
    expect(takenUnder(social, 1)).toEqual(lines.slice(0, 2).map(({ text }) => text));
    expect(await answeredApart(social, ...lines)).toEqual(["applied", "applied", "applied"]);
    expect(takenUnder(social, 1)).toEqual(lines.map(({ text }) => text));
  });

  test("[O6] [P2] of two lives with one number hear their own fate, whichever of them waits for a person", async () => {
    const social = aReplica(db, "social");
    const good = social.op(aPerson());
    social.n = 0;
    social.incarnation = 2;
    const waits = social.op({ collection: "phone", id: aPerson().id, group: "other", fields: { number: 5 } });
    expect(await answeredApart(social, good, waits)).toEqual(["applied", "quarantined"]);
    expect(await answeredApart(social, waits, good)).toEqual(["quarantined", "applied"]);
  });

  test("[O6] [P2] of one op that come twice have one status and count once, also under two lives", async () => {
    const social = aReplica(db, "social");
    const [one, two] = [social.op(aPerson()), social.op(aPerson())];
    const again = { ...two, incarnation: 2 };
    expect(await answeredApart(social, one, two, one, again)).toEqual(Array(4).fill("applied"));
    expect([1, 2].flatMap((n) => takenUnder(social, n))).toEqual([one.text, two.text]);
  });

  test("[O6] that nobody signed, or that are sealed for somebody else, change nothing", async () => {
    const social = aReplica(db, "social");
    const line = social.op(aPerson());
    const forged = copyOf(social, line, randomBytes(32));
    const other = createECDH("prime256v1").generateKeys().toString("base64url");
    const elsewhere = { name: "x.1", sealed: sealed(other, { any: 1 }) };
    const broken = { name: "x.2", sealed: randomBytes(200).toString("base64url") };
    expect(await handedIn(forged, elsewhere, broken)).toEqual(["unreadable", "unreadable", "unreadable"]);
    expect(db.sqlite.prepare("select count(*) from op where author <> ''").pluck().get()).toBe(0);
  });

  test("[O6] [S6] of somebody who works here no more wait for review", async () => {
    const social = aReplica(db, "social");
    applySystemOps(db, [{ collection: "staff", id: staffId("social"), fields: { active: false } }], NOW);
    expect(await handedIn(copyOf(social, social.op(aPerson())))).toEqual(["quarantined"]);
  });
});

describe("copies of what follows on ops that a restored server has lost", () => {
  /** A phone that is lost, and a change of it that nobody has seen yet; the tablet is locked. */
  async function locked() {
    const social = aReplica(db, "social");
    const { person } = await sharedPerson(db, social);
    const [seq, id] = [headSeq(db), aRecordId()];
    const create = social.op({ collection: "phone", id, fields: { personId: person, number: "2810111222" } });
    await social.sync([create]);
    await social.sync();
    const edit = social.op({
      collection: "phone",
      id,
      base: social.base(id),
      fields: { whose: "της αδερφής" },
    });
    putBack(db, seq);
    renewEpoch(db);
    return { social, create, edit, whose: () => readRecord(db, "phone", id)?.fields.whose };
  }

  test("[O6] [S5] stay on the device until the lost ones are here, and go then", async () => {
    const { social, create, edit, whose } = await locked();
    expect(await handedIn(copyOf(social, edit))).toEqual(["later"]);
    expect(takenUnder(social, edit.n)).toEqual([]);
    social.waiting = 1;
    await social.sync([create]);
    expect(await handedIn(copyOf(social, edit))).toEqual(["applied"]);
    expect(whose()).toBe("της αδερφής");
  });

  test("[O6] [S5] go at once where the lost ones lie beside them", async () => {
    const { social, create, edit, whose } = await locked();
    expect(await answeredApart(social, edit, create)).toEqual(["applied", "applied"]);
    expect(whose()).toBe("της αδερφής");
  });

  test("[O6] [S5] [S6] do not wait for somebody who works here no more", async () => {
    const { social, edit } = await locked();
    applySystemOps(db, [{ collection: "staff", id: staffId("social"), fields: { active: false } }], NOW);
    expect(await handedIn(copyOf(social, edit))).toEqual(["quarantined"]);
  });

  test("[O6] [S5] wait 30 days for a tablet that nobody unlocks, and are looked at by people then", async () => {
    const { social, edit } = await locked();
    expect(
      (await answered([copyOf(social, edit)], NOW + 30 * DAY_MS - 1)).map(({ status }) => status),
    ).toEqual(["later"]);
    expect((await answered([copyOf(social, edit)], NOW + 30 * DAY_MS)).map(({ status }) => status)).toEqual([
      "quarantined",
    ]);
  });

  test("[O6] [S5] of a tablet that was heard whole since wait for nothing: a hole in its numbers stays one", async () => {
    const { social, create, edit } = await locked();
    await social.sync([create]);
    await social.sync();
    social.n += 5;
    expect(await handedIn(copyOf(social, edit), copyOf(social, social.op(aPerson())))).toEqual([
      "applied",
      "applied",
    ]);
  });
});

test("[O6] [P4] copies that break our own code are taken for people to look at, and the others as ever", async () => {
  const [social, nurse] = [aReplica(db, "social"), aReplica(db, "nurse")];
  db.sqlite.prepare("update replica set last_scopes = 'broken' where id = ?").run(social.id);
  const copies = [copyOf(social, social.op(aPerson())), copyOf(nurse, nurse.op(aPerson()))];
  expect(await handedIn(...copies)).toEqual(["quarantined", "applied"]);
});

describe("who may hand in", () => {
  test("[O6] a browser that people have worked in, or somebody who is signed in; nobody else", async () => {
    const app = aTestApp();
    await aStaffMember(app.db, "nurse", ["nurse"]);
    const body = { copies: [] };
    expect((await app.post("/api/sync/v1/copies", body)).status).toBe(401);
    const cookie = await app.signIn("nurse");
    expect((await app.post("/api/sync/v1/copies", body, { cookie })).status).toBe(200);
    const enrolment = { kind: "field", device: "test" };
    const bound = await app.post("/api/sync/v1/enrol", enrolment, { cookie });
    const device = bound.headers.getSetCookie().find((each) => each.startsWith("konta-device=")) ?? "";
    expect(device).toMatch(/HttpOnly/u);
    expect(device).toMatch(/Max-Age=34560000/u);
    const [value = ""] = device.split(";");
    expect((await app.post("/api/sync/v1/copies", body, { cookie: value })).status).toBe(200);
    const known = (given: string) => app.get("/api/sync/v1/device", given).then((answer) => answer.json());
    expect(await known(value)).toEqual({ since: app.clock.now });
    expect(await known(value.replace(/=\d/u, "=9"))).toEqual({ since: null });
  });

  test("[O6] lists and names have their limits", async () => {
    const app = aTestApp();
    await aStaffMember(app.db, "nurse", ["nurse"]);
    const cookie = await app.signIn("nurse");
    const one = { name: "a.1", sealed: "AA" };
    for (const copies of [
      Array.from({ length: 51 }, () => one),
      [{ name: "x".repeat(61), sealed: "AA" }],
      [{ name: "a.1", sealed: "" }],
    ])
      expect((await app.post("/api/sync/v1/copies", { copies }, { cookie })).status).toBe(400);
  });
});

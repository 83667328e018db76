import { opText } from "@konta/shared/sync/op";
import type { OpLine } from "@konta/shared/sync/op-line";
import { SCHEMA_VERSION } from "@konta/shared/sync/protocol-version";
import { inTransaction, type Database } from "../db/open-database";
import { highestN } from "../db/ops";
import { readRecord } from "../db/records";
import { SYSTEM_REPLICA } from "../sync/system-ops";
import { takeOps } from "../sync/take-ops";
import { demoId } from "./demo-random";
import { staffIdOf } from "./demo-staff";

interface Disagreement {
  collection: string;
  id: string;
  /** Who wrote what, each from the same screen, without knowing of the other. */
  writes: readonly (readonly [username: string, fields: Record<string, unknown>])[];
}

const MINUTE_MS = 60_000;

const DISAGREEMENTS: readonly Disagreement[] = [
  {
    collection: "beneficiary",
    id: demoId("beneficiary", 0),
    writes: [
      ["clerk", { motherName: "Ευαγγελία" }],
      ["social", { motherName: "Αγγελική" }],
    ],
  },
  {
    collection: "beneficiary",
    id: demoId("beneficiary", 3),
    writes: [
      ["mediator", { settlement: "Μετόχι" }],
      ["nurse", { settlement: "Πλατεία" }],
    ],
  },
  {
    collection: "beneficiary",
    id: demoId("beneficiary", 5),
    writes: [
      ["social", { howToFind: "Δίπλα στο γήπεδο, κίτρινη αυλόπορτα." }],
      ["mediator", { howToFind: "Μετακόμισε απέναντι από τον φούρνο." }],
    ],
  },
  {
    collection: "allergy",
    id: demoId("demo-allergy", 0),
    writes: [
      ["nurse", { reaction: "εξάνθημα" }],
      ["nurse2", { reaction: "δύσπνοια" }],
    ],
  },
];

/** What the desk of differences has to show: writes that truly meet, through the same merge as everybody's (rule M9). */
export function seedDisagreements(db: Database, now: number): void {
  const personId = demoId("beneficiary", 1);
  const allergy = { personId, substance: "πενικιλίνη", reaction: "φαγούρα" };
  const first: Disagreement = {
    collection: "allergy",
    id: demoId("demo-allergy", 0),
    writes: [["nurse", allergy]],
  };
  inTransaction(db, () => {
    if (readRecord(db, "beneficiary", personId)) disagree(db, first, now - 90 * MINUTE_MS);
    for (const each of DISAGREEMENTS)
      if (readRecord(db, each.collection, each.id)) disagree(db, each, now - 60 * MINUTE_MS);
  });
}

function disagree(db: Database, { collection, id, writes }: Disagreement, from: number): void {
  const before = readRecord(db, collection, id);
  for (const [place, [username, fields]] of writes.entries()) {
    const at = from + place * 20 * MINUTE_MS;
    const text = opText({
      group: `${id}.${place}`,
      collection,
      id,
      kind: "put",
      ...(before ? { base: [db.epoch, before.seq] as [string, number] } : {}),
      fields,
      at,
      schema: SCHEMA_VERSION,
    });
    const line: OpLine = { incarnation: 1, n: highestN(db, SYSTEM_REPLICA, 1) + 1, text };
    const pusher = { replica: SYSTEM_REPLICA, author: staffIdOf(username), grants: null, now: at };
    const onUnexpected = (problem: unknown): never => {
      throw problem;
    };
    takeOps(db, { ...pusher, lastReach: new Set<string>(), onUnexpected }, [line]);
  }
}

import { partMacInput, PartReader, type RawPart } from "@konta/shared/sync/part-codec";
import { PROTOCOL_VERSION } from "@konta/shared/sync/protocol-version";
import { type VerifyRequest, verifyPartSchema } from "@konta/shared/sync/verify";
import * as z from "zod/mini";
import { type EnginePorts, PART_LIMIT_BYTES } from "./exchange-round";
import type { Reply } from "./exchange-port";
import { fromTheLine, isCutOff } from "./from-the-line";
import { noAnswer, type NoAnswer, sendSigned } from "./signed-request";

/** How a comparison ended; what was repaired before a cut stays repaired. */
export type VerifyEnd = { kind: "compared"; changed: boolean } | { kind: "cut" } | NoAnswer;

/** Scopes compared in one go: the next exchange brings the others. */
const MOST_SCOPES = 8;

/**
 * The cursors agree and the sums do not: rows have been lost or spoilt on this device. The rows of the buckets that
 * differ are fetched again; where that does not help the scope starts again, once (rule S4).
 * @param theirs the server's sums per scope
 */
export async function verifyScopes(
  ports: EnginePorts,
  theirs: Readonly<Record<string, string>>,
): Promise<VerifyEnd> {
  const { store } = ports;
  const own = await store.sums();
  if (!own) return { kind: "compared", changed: false };
  const differing = Object.keys(theirs).filter((scope) => own[scope] !== theirs[scope]);
  // Those of which nothing is left to try must not stand before the others.
  const open = differing.filter((scope) => store.nextRepair(scope) !== "none");
  let changed = false;
  for (const scope of open.slice(0, MOST_SCOPES)) {
    if (store.nextRepair(scope) === "scope") {
      changed = true;
      // Its cursor begins at 0: tried is what stood before.
      store.noteRepair(scope, "scope");
      await store.startScopeAgain(scope);
      continue;
    }
    const end = await verifyScope(ports, scope);
    if (end.kind !== "compared") return end;
    if (!end.changed) continue;
    changed = true;
    store.noteRepair(scope, "rows");
  }
  return { kind: "compared", changed };
}

async function verifyScope(ports: EnginePorts, scope: string): Promise<VerifyEnd> {
  const { store } = ports;
  const { replica, schema, epoch } = await store.position();
  const asked = await store.buckets(scope);
  if (!asked || epoch === null) return { kind: "compared", changed: false };
  const counter = await store.nextCounter();
  const request: VerifyRequest = {
    protocol: PROTOCOL_VERSION,
    schema,
    replica,
    counter,
    epoch,
    scope,
    ...asked,
  };
  const answered = await sendSigned(ports, "verify", { replica, counter, text: JSON.stringify(request) });
  if (!answered) return { kind: "no-network" };
  const { reply, mac } = answered;
  return noAnswer(reply, ports.now()) ?? new RepairReader(ports, request, mac).read(reply);
}

/** Reads the answer part by part; each repair that proves itself is kept before the next one counts (rules P1, P5). */
class RepairReader {
  #place = 0;
  #ended = false;

  constructor(
    readonly ports: EnginePorts,
    readonly request: VerifyRequest,
    /** Of the request: an answer to another one proves nothing here. */
    readonly mac: string,
  ) {}

  async read(reply: Reply): Promise<VerifyEnd> {
    const reader = new PartReader(PART_LIMIT_BYTES);
    try {
      for await (const chunk of fromTheLine(reply.chunks)) {
        const parts = reader.push(chunk);
        if (parts === "too-large") return this.#stopped();
        for (const part of parts) if (!(await this.#take(part))) return this.#stopped();
      }
    } catch (problem) {
      if (!isCutOff(problem)) throw problem;
      return { kind: "cut" };
    }
    return this.#ended ? { kind: "compared", changed: true } : this.#stopped();
  }

  #stopped(): VerifyEnd {
    return this.#place === 0 ? { kind: "not-our-server" } : { kind: "cut" };
  }

  async #take(part: RawPart): Promise<boolean> {
    const { counter, scope, cursor, epoch } = this.request;
    const { proof, store } = this.ports;
    const input = partMacInput(this.mac, this.#place, part.head, part.body);
    if (!(await proof.verify16(input, part.mac))) return false;
    this.#place += 1;
    const head = z.safeParse(verifyPartSchema, JSON.parse(new TextDecoder().decode(part.head)));
    if (!head.success) return true;
    const { data } = head;
    if (data.kind === "verified") return data.counter === counter;
    if (data.kind === "end") this.#ended = true;
    else if (data.scope === scope)
      await store.keepRepair(
        scope,
        cursor,
        { buckets: data.buckets, rows: data.rows, gzipped: part.body },
        epoch,
      );
    return true;
  }
}

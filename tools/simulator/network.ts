import { partHeadSchema } from "@konta/shared/sync/answer";
import { decodeFrame } from "@konta/shared/sync/frame";
import { PartReader } from "@konta/shared/sync/part-codec";
import { parseOpLine } from "@konta/shared/sync/op-line";
import { gunzipSync } from "node:zlib";
import { PartWriter } from "../../server/src/sync/answer-stream";
import { HEADERS, SYNC_TYPE } from "@konta/shared/sync/request-mac";
import { repairHeadSchema } from "@konta/shared/sync/verify";
import type { Endpoint, Reply } from "../../client/src/sync/exchange-port";
import type { Sent, Served } from "./sim-server";
import type { Tablet } from "./tablet";
import type { World } from "./world";

/** What may go wrong with one exchange. */
export const FAULTS = [
  "none",
  "request-lost",
  "answer-lost",
  "answer-cut",
  "hang",
  "html-200",
  "garbage",
  "server-error",
  "client-error",
  "too-many",
  "old-answer",
  "forged",
  "duplicate",
  "delayed-duplicate",
  "server-killed",
] as const;
export type Fault = (typeof FAULTS)[number];

/** What a proxy on the way says of its own accord. */
const CLIENT_ERRORS = [400, 401, 403, 404, 407, 410, 413];
const MOST_CAPTURED = 12;
const MOST_STATEMENTS = 120;

/** The compartments that a role's copies may hold, written down once more from the vault's table. */
const READS: Record<string, readonly string[]> = {
  social: ["core", "benefit", "social"],
  social2: ["core", "benefit", "social"],
  nurse: ["core", "benefit", "social", "health"],
  nurse2: ["core", "benefit", "social", "health"],
  mediator: ["core", "benefit", "social"],
  coordinator: ["core", "benefit", "social"],
};

function reply(status: number, contentType: string, pieces: readonly Uint8Array[], breaks = false): Reply {
  async function* chunks(): AsyncGenerator<Uint8Array> {
    for (const piece of pieces) yield await Promise.resolve(piece);
    if (breaks) throw new TypeError("connection broke");
  }
  const retryAfter = status === 429 ? "7" : null;
  return { status, contentType, retryAfter, chunks: chunks() };
}

/** Somebody who knows the form of an answer but not the key says that everything arrived. */
function forged(world: World, { body, headers }: Sent): Uint8Array {
  const [hello = "{}", ...lines] = gunzipSync(body).toString().split("\n");
  const { epoch = "none" } = JSON.parse(hello) as { epoch?: string };
  const counter = Number(headers[HEADERS.counter]);
  const writer = new PartWriter(world.bytes(32), headers[HEADERS.mac] ?? "");
  const results = lines.flatMap((line): [number, number, string, number][] => {
    const read = parseOpLine(line);
    return read ? [[read.incarnation, read.n, "applied", 1]] : [];
  });
  const told = { kind: "answer" as const, counter, protocol: 1, epoch, head: 1, time: world.server.now };
  return Buffer.concat([writer.part({ ...told, results }), writer.part({ kind: "end", more: false })]);
}

/** The network between the tablets and the server, with at most one fault for an exchange. */
export class Network {
  readonly #world: World;
  /** Requests kept back, to be delivered after newer ones. */
  readonly delayed: Sent[] = [];
  /** Some of what crossed it, to be played again at the end. */
  readonly captured: Sent[] = [];
  /** What crossed it and should not have. */
  readonly leaks: string[] = [];
  /** Which fault the next exchange meets. */
  fault: Fault = "none";
  /** The answer to the next request waits for this; the one who asked is frozen meanwhile. */
  held: { asked: () => void; until: Promise<void> } | null = null;

  /** Happens once while a request is under way, before the server has it or after. */
  meanwhile: { before: boolean; happen: () => void } | null = null;
  readonly #lastAnswers = new Map<Tablet, Uint8Array>();

  constructor(world: World) {
    this.#world = world;
  }

  async send(
    tablet: Tablet,
    body: Uint8Array,
    headers: Record<string, string>,
    to: Endpoint,
  ): Promise<Reply> {
    const world = this.#world;
    const { fault } = this;
    const sent = { to, body, headers };
    this.fault = "none";
    world.count(fault);
    if (fault === "request-lost") throw new TypeError("network");
    if (fault === "html-200")
      return reply(200, "text/html", [new TextEncoder().encode("<html>Σύνδεση</html>")]);
    if (fault === "garbage") return reply(200, SYNC_TYPE, [world.bytes(64)]);
    if (fault === "client-error") return reply(world.pick(CLIENT_ERRORS), "text/html", []);
    if (fault === "old-answer")
      return reply(200, SYNC_TYPE, [this.#lastAnswers.get(tablet) ?? new Uint8Array()]);
    if (fault === "forged") return reply(200, SYNC_TYPE, [forged(world, sent)]);
    if (fault === "server-error") return reply(503, "application/json", []);
    if (fault === "too-many") return reply(429, "application/json", []);
    if (fault === "delayed-duplicate") this.delayed.push(sent);
    else if (this.delayed.length > 0 && world.chance(0.1)) await this.#deliverLate();
    this.#happen(true);
    const killAfter = fault === "server-killed" ? Math.floor(world.random() * MOST_STATEMENTS) : null;
    const served = await this.#serve(tablet, sent, killAfter);
    if (fault === "duplicate") await world.server.serve(sent);
    this.#happen(false);
    const { held } = this;
    if (held) {
      this.held = null;
      held.asked();
      await held.until;
    }
    if (fault === "answer-lost" || fault === "hang") throw new TypeError("network");
    return this.#answer(served, fault);
  }

  /** A request comes long after it was sent, behind newer ones. */
  async #deliverLate(): Promise<void> {
    const [late] = this.delayed.splice(Math.floor(this.#world.random() * this.delayed.length), 1);
    if (!late) return;
    this.#world.count("delivered-late");
    await this.#world.server.serve(late);
  }

  /** Second copies carry no names of scopes back; only that they came is of interest. */
  serveCopies(sent: Sent, isKilled: boolean): Promise<Served> {
    const { server, random } = this.#world;
    this.#capture(sent, 0.5);
    return server.serve(sent, isKilled ? Math.floor(random() * MOST_STATEMENTS) : null);
  }

  /** Some of what goes over the wire is kept, to come again at the end. */
  #capture(sent: Sent, likely: number): void {
    const { random } = this.#world;
    if (this.captured.length < MOST_CAPTURED) this.captured.push(sent);
    else if (random() < likely) this.captured[Math.floor(random() * MOST_CAPTURED)] = sent;
  }

  #happen(before: boolean): void {
    if (this.meanwhile?.before !== before) return;
    this.meanwhile.happen();
    this.meanwhile = null;
  }

  #answer({ status, bytes }: Served, fault: Fault): Reply {
    const { random } = this.#world;
    if (status !== 200) return reply(status, "application/json", []);
    if (fault === "answer-cut" || fault === "server-killed") {
      const cut = fault === "answer-cut" ? Math.floor(random() * bytes.length) : bytes.length;
      return reply(status, SYNC_TYPE, [bytes.subarray(0, cut)], true);
    }
    // Pieces end anywhere, as on a real network.
    const middle = Math.floor(random() * bytes.length);
    return reply(status, SYNC_TYPE, [bytes.subarray(0, middle), bytes.subarray(middle)]);
  }

  async #serve(tablet: Tablet, sent: Sent, killAfter: number | null): Promise<Served> {
    const { server } = this.#world;
    const areas = new Set(server.areas());
    const served = await server.serve(sent, killAfter);
    if (served.status === 200) {
      this.#look(tablet, served.bytes, areas);
      if (served.bytes.length > 0) this.#lastAnswers.set(tablet, served.bytes);
    }
    this.#capture(sent, 0.1);
    return served;
  }

  /** No byte of a record outside the granted scopes crosses the wire (rule S1). */
  #look(tablet: Tablet, bytes: Uint8Array, areas: ReadonlySet<string>): void {
    const parts = new PartReader(8_000_000).push(bytes);
    if (parts === "too-large") throw new Error("a part is too large");
    for (const { head, body } of parts) {
      const value: unknown = JSON.parse(new TextDecoder().decode(head));
      const frame = partHeadSchema.safeParse(value);
      const read = frame.success ? frame : repairHeadSchema.safeParse(value);
      if (!read.success || (read.data.kind !== "frame" && read.data.kind !== "repair")) continue;
      const { scope } = read.data;
      const [community = "", compartment = ""] = scope.replace(/^area:/, "").split("/");
      const isArea = scope.startsWith("area:");
      const mayHave = isArea
        ? (community === "none" || areas.has(community)) && READS[tablet.name]?.includes(compartment)
        : scope === "registry" || scope === `user:staff.${tablet.name}` || scope.startsWith("outing:");
      if (!mayHave) this.leaks.push(`${tablet.name} was sent ${scope}`);
      const rows = decodeFrame(gunzipSync(body).toString());
      if (!rows.ok) this.leaks.push("a frame that is none");
    }
  }
}

import { handInSchema } from "@konta/shared/sync/copy";
import type { Fault } from "./network";
import type { World } from "./world";

/** What may go wrong while second copies are handed in. */
export const COPY_FAULTS = [
  "none",
  "none",
  "request-lost",
  "answer-lost",
  "answer-cut",
  "hang",
  "html-200",
  "forged",
  "server-error",
  "client-error",
  "too-many",
  "duplicate",
  "delayed-duplicate",
  "server-killed",
] as const satisfies readonly Fault[];

/** What the shipped code looks at in an answer to `fetch`. */
interface Fetched {
  ok: boolean;
  json: () => Promise<unknown>;
}

const fetched = (status: number, text: string): Fetched => ({
  ok: status === 200,
  json: () => Promise.resolve().then(() => JSON.parse(text) as unknown),
});

/** What somebody else on the way says, or the office before it looks. */
const NOT_THE_OFFICE: Partial<Record<Fault, Fetched>> = {
  "html-200": fetched(200, "<html></html>"),
  "client-error": fetched(403, "{}"),
  "too-many": fetched(429, "{}"),
  "server-error": fetched(503, "{}"),
};

/** Somebody on the way who has opened no copy says that all are taken. */
function forged(text: string): Fetched {
  const { copies } = handInSchema.parse(JSON.parse(text));
  return fetched(
    200,
    JSON.stringify({
      results: copies.map(({ name }) => ({ name, status: "applied", hash: "0123456789abcdef" })),
    }),
  );
}

/** A fault of the exchange that cannot befall this line waits for the next exchange. */
function faultHere({ network }: World): Fault {
  const fault = COPY_FAULTS.find((each) => each === network.fault) ?? "none";
  if (fault !== "none") network.fault = "none";
  return fault;
}

async function handedIn(world: World, text: string): Promise<Fetched> {
  const { network, server } = world;
  const fault = faultHere(world);
  world.count(fault);
  await Promise.resolve();
  if (!handInSchema.safeParse(JSON.parse(text)).success) throw new Error("no office takes such a request");
  const sent = { to: "copies" as const, body: Buffer.from(text), headers: {} };
  if (fault === "request-lost") throw new TypeError("network");
  const otherwise = fault === "forged" ? forged(text) : NOT_THE_OFFICE[fault];
  if (otherwise) return otherwise;
  if (fault === "delayed-duplicate") network.delayed.push(sent);
  const { status, bytes } = await network.serveCopies(sent, fault === "server-killed");
  if (fault === "duplicate") await server.serve(sent);
  if (fault === "answer-lost" || fault === "hang") throw new TypeError("network");
  const answer = Buffer.from(bytes).toString();
  return fetched(status, fault === "answer-cut" ? answer.slice(0, -1) : answer);
}

/** Second copies go by `fetch`, with no key of a replica: whoever is at the device may hand them in (rule O6). */
export function carryCopies(world: World): void {
  const fetch = (_path: string, { body }: { body: string }) => handedIn(world, body);
  Object.assign(globalThis, { fetch });
}

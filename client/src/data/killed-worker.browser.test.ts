import { expect, test } from "vitest";
import { originShelf } from "./copy-shelf";
import { reconcileCopies } from "./forgotten-life";
import { knownOfPerson } from "./known-record";
import { closeReplica } from "./open-replica";
import type { SavingBrief } from "./saving-worker.fixture";
import { copyNamed } from "./second-copies";
import { anId, OFFICE, opened } from "./store-fixture";

const KILLS = import.meta.env["KONTA_LONG"] === "1" ? 100 : 12;
/** A worker that is ended after so many saves is in the middle of the next one. */
const SAVES = 5;

/** Lets a worker save, and ends it without a word after it has told this many saves. @returns the last number told */
function savesUntilKilled(brief: SavingBrief, saves: number): Promise<number> {
  const worker = new Worker(new URL("./saving-worker.fixture.ts", import.meta.url), { type: "module" });
  return new Promise((resolve, reject) => {
    let told = 0;
    worker.addEventListener("error", (problem) => reject(new Error(problem.message)));
    worker.addEventListener("message", ({ data }: MessageEvent<number>) => {
      told += 1;
      if (told < saves) return;
      worker.terminate();
      resolve(data);
    });
    worker.postMessage(brief);
  });
}

/** What the next process finds: notes, numbers of unsent ops, and how many of these have a second copy. */
async function found(id: string): Promise<{ notes: number[]; unsent: number[]; copies: number }> {
  const shelf = originShelf();
  const place = { indexedDB, IDBKeyRange };
  const { replica, sync } = await opened(place, { replica: id, handOverKey: OFFICE }, { shelf });
  // One that the worker had no time for is written now.
  await reconcileCopies(replica);
  await replica.copies?.drop([]);
  const notes = await knownOfPerson<{ note?: string }>(replica, anId("p"), "visitNote");
  expect(await knownOfPerson(replica, anId("p"), "visit")).toHaveLength(notes.length);
  const unsent = await sync.unsentOps(10_000, 100_000_000);
  closeReplica(replica);
  const copies = (await shelf.names()).filter((name) => copyNamed(id, name));
  return {
    notes: notes.map(({ fields }) => Number(fields.note)).sort((one, other) => one - other),
    unsent: unsent.map(({ n }) => n),
    copies: copies.length,
  };
}

test("[O1] [O2] [O6] a worker that is ended in the middle of a save leaves all of it or nothing, and everything that was told", async () => {
  const replica = `replica-${crypto.randomUUID()}`;
  let from = 0;
  for (let kill = 0; kill < KILLS; kill += 1) {
    const told = await savesUntilKilled({ replica, from }, 1 + (kill % SAVES));
    const { notes, unsent, copies } = await found(replica);
    // Every note once, in one row of numbers, and none missing of those that were told; the page may hear of some late.
    expect(notes).toEqual(notes.map((_, at) => at));
    expect(notes.length).toBeGreaterThan(told);
    expect(unsent).toEqual(unsent.map((_, at) => at + 1));
    expect(unsent).toHaveLength(notes.length * 2);
    expect(copies).toBe(unsent.length);
    from = notes.length;
  }
});

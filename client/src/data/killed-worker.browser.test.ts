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
  // Every file of hers is a whole copy: what the last worker did not finish is gone.
  const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle("second-copies");
  for await (const name of folder.keys()) if (copyNamed(id, name)) expect(copies).toContain(name);
  for (const name of copies) expect((await shelf.read(name))?.length).toBeGreaterThan(0);
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

test("[O6] a copy that was not written to its end is none, and goes; one that is whole stays", async () => {
  const shelf = originShelf();
  const id = `replica-${crypto.randomUUID()}`;
  const [whole, cut] = [`${id}.1.0123456789abcdef`, `${id}.2.0123456789abcdef`];
  await shelf.put(whole, new Uint8Array([1]));
  const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle("second-copies");
  for (const name of [cut, `${cut}.crswap`]) await folder.getFileHandle(name, { create: true });
  const hers = async () => (await shelf.names()).filter((name) => copyNamed(id, name));
  expect(await hers()).toEqual([whole]);
  await shelf.sweep(new Set(await shelf.names()));
  const left: string[] = [];
  for await (const name of folder.keys()) if (copyNamed(id, name)) left.push(name);
  expect(left).toEqual([whole]);
  await shelf.put(cut, new Uint8Array([2]));
  expect((await hers()).sort()).toEqual([whole, cut]);
});

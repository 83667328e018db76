import { gzipSync } from "node:zlib";
import type { Page } from "@playwright/test";
import { greekMark, latinMark } from "../support/mark";
import { findInBytes, findInProfile } from "../support/profile-bytes";
import { browserOf } from "../support/kill-tree";
import { expect, story } from "../support/story";

/** Writes one row as an application without a vault would. */
const writeInClear = (page: Page, row: Record<string, string>): Promise<void> =>
  page.evaluate(
    (value) =>
      new Promise<void>((resolve, reject) => {
        const asked = indexedDB.open("in-clear", 1);
        asked.onerror = () => reject(new Error("the database did not open"));
        asked.onupgradeneeded = () => asked.result.createObjectStore("rows", { autoIncrement: true });
        asked.onsuccess = () => {
          const writing = asked.result.transaction("rows", "readwrite", { durability: "strict" });
          writing.objectStore("rows").add(value);
          writing.oncomplete = () => resolve();
          writing.onerror = () => reject(new Error("the row was not written"));
        };
      }),
    row,
  );

story("control: the search of a profile finds what is written in clear", async ({ town }) => {
  const device = await town.device();
  const marks = {
    name: greekMark(),
    note: `${"Μια μακριά σημείωση. ".repeat(40)}${greekMark()}`,
    code: latinMark(),
  };
  await device.page.goto("/healthz");
  await writeInClear(device.page, marks);
  await device.close();
  const wanted = [marks.name, marks.note.slice(-14), marks.code];
  const found = await findInProfile(device.profile, wanted);
  expect([...new Set(found.map(({ mark }) => mark))].sort()).toEqual([...wanted].sort());
  expect(await findInProfile(device.profile, [greekMark(), latinMark()])).toEqual([]);
});

story("control: the search sees through UTF-16, base64 and gzip", () => {
  const mark = greekMark();
  const around = (bytes: Buffer) => Buffer.concat([Buffer.from("before"), bytes, Buffer.from("after")]);
  for (const [how, bytes] of [
    ["utf-8", Buffer.from(mark)],
    ["utf-16le", Buffer.from(mark, "utf16le")],
    ["base64 of utf-8", Buffer.from(Buffer.from(`x${mark}yz`).toString("base64"))],
    ["base64url of utf-8", Buffer.from(Buffer.from(`xy${mark}z`).toString("base64url"))],
    ["utf-8 inside gzip", gzipSync(`{"name":"${mark}"}`.repeat(20))],
  ] as const)
    expect(findInBytes(around(bytes), [mark], "-").map((found) => found.how)).toContain(how);
  expect(findInBytes(around(gzipSync("nothing")), [mark], "-")).toEqual([]);
});

story("control: a killed browser is gone, and what was durable is there afterwards", async ({ town }) => {
  const device = await town.device();
  const mark = latinMark();
  await device.page.goto("/healthz");
  await writeInClear(device.page, { mark });
  await device.kill();
  expect(await browserOf(device.profile)).toEqual([]);
  await device.start();
  await device.page.goto("/healthz");
  const rows = await device.page.evaluate(
    () =>
      new Promise((resolve) => {
        const asked = indexedDB.open("in-clear", 1);
        asked.onsuccess = () => {
          const reading = asked.result.transaction("rows").objectStore("rows").getAll();
          reading.onsuccess = () => resolve(reading.result);
        };
      }),
  );
  expect(rows).toEqual([{ mark }]);
});

story("control: without signal nothing answers, and with it everything does again", async ({ town }) => {
  const device = await town.device();
  const ask = () =>
    device.page.evaluate(() =>
      fetch("/healthz", { cache: "no-store" }).then(
        (answer) => answer.status,
        () => "nothing",
      ),
    );
  await device.page.goto("/healthz");
  expect(await ask()).toBe(200);
  await device.goOffline();
  expect(await ask()).toBe("nothing");
  await device.goOnline();
  expect(await ask()).toBe(200);
});

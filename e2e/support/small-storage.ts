import type { CDPSession, Page } from "@playwright/test";
import type { Device } from "./device";

/** Writes until nothing more goes in; runs in the page. @returns how many bytes went in */
async function fillUp(): Promise<number> {
  const opened = indexedDB.open("ballast", 1);
  await new Promise((resolve, reject) => {
    opened.onupgradeneeded = () => opened.result.createObjectStore("ballast", { autoIncrement: true });
    opened.onsuccess = resolve;
    opened.onerror = () => reject(opened.error ?? new Error("no ballast"));
  });
  const put = (bytes: number): Promise<boolean> =>
    new Promise((resolve) => {
      const transaction = opened.result.transaction("ballast", "readwrite");
      transaction.oncomplete = () => resolve(true);
      transaction.onabort = () => resolve(false);
      const chunk = new Uint8Array(bytes);
      for (let at = 0; at < bytes; at += 65_536) crypto.getRandomValues(chunk.subarray(at, at + 65_536));
      transaction.objectStore("ballast").add(chunk);
    });
  let written = 0;
  for (const bytes of [50_000, 2_000, 100]) while (await put(bytes)) written += bytes;
  opened.result.close();
  return written;
}

/**
 * A device with little room. Made before the app is opened: what a browser has once promised counts until it is used up,
 * and on an empty disk it promises gigabytes.
 */
export class SmallStorage {
  readonly #page: Page;
  readonly #tools: CDPSession;
  readonly #origin: string;

  private constructor(page: Page, tools: CDPSession, origin: string) {
    this.#page = page;
    this.#tools = tools;
    this.#origin = origin;
  }

  /** @param spare bytes that the app may take beyond what it has */
  static async before({ page, network }: Device, spare: number): Promise<SmallStorage> {
    const tools = await page.context().newCDPSession(page);
    const { origin } = network;
    const { usage } = await tools.send("Storage.getUsageAndQuota", { origin });
    await tools.send("Storage.overrideQuotaForOrigin", { origin, quotaSize: usage + spare });
    return new SmallStorage(page, tools, origin);
  }

  /** Uses up what is left. @returns bytes */
  fill(): Promise<number> {
    return this.#page.evaluate(fillUp);
  }

  /** There is room again. */
  async free(): Promise<void> {
    await this.#tools.send("Storage.overrideQuotaForOrigin", { origin: this.#origin });
  }
}

import { type Locator, type Page } from "@playwright/test";

/** What a device says once the office has given it up, on the screen at which it rests. */
export const givenUp = (page: Page): Locator =>
  page.getByRole("alert").filter({ hasText: /δηλωθεί|δηλώσει|εκτός χρήσης/ });

/** Everything that lies here of people: their databases, and the second copies of what they wrote. */
export async function liesHere(page: Page): Promise<{ databases: string[]; copies: string[] }> {
  return page.evaluate(async () => {
    const all = await indexedDB.databases();
    const databases = all.flatMap(({ name }) => (name?.startsWith("konta-") ? [name] : []));
    const root = await navigator.storage.getDirectory();
    const copies: string[] = [];
    for await (const [name, handle] of root.entries())
      if (name === "second-copies" && handle.kind === "directory")
        for await (const copy of handle.keys()) copies.push(copy);
    return { databases: databases.filter((name) => name !== "konta-keyrings"), copies };
  });
}

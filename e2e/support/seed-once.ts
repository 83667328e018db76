import { existsSync } from "node:fs";
import { join } from "node:path";
import { APP, removeFolder } from "./folders";
import { Stack } from "./start-stack";

/** Where the seeded municipality lies for the length of one run; every story starts from a copy of it. */
export const SEEDED = "KONTA_E2E_SEEDED";

/** Seeds the demo once: the stories copy it, which is quicker than telling it again for each of them. */
export default async function seedOnce(): Promise<() => Promise<void>> {
  for (const built of ["server/dist/main.js", "client/dist/index.html"])
    if (!existsSync(join(APP, built))) throw new Error(`${built} is missing: npm run build makes it`);
  const stack = await Stack.start();
  await stack.stop();
  process.env[SEEDED] = stack.folder;
  return () => removeFolder(stack.folder);
}

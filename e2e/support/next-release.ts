import { createHash } from "node:crypto";
import { cp, mkdir, readdir, readFile, rename, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { APP } from "./folders";

const TEXT = /\.(js|css|html)$/;
/** A build names its assets after their content: `list-De-CQ-dN.css`. */
const ASSET = /^(.+)(\.(?:js|css))$/;
const INDEX_REVISION = /("revision":")[0-9a-f]+(","url":"index\.html")/;

/** A change reaches everything that names what was changed, so nearly every asset of a new build has a new name. */
async function renameAssets(client: string): Promise<[string, string][]> {
  const names: [string, string][] = [];
  for (const name of await readdir(join(client, "assets"))) {
    const [, stem, ending] = ASSET.exec(name) ?? [];
    if (!stem || !ending) continue;
    names.push([name, `${stem}-next${ending}`]);
    await rename(join(client, "assets", name), join(client, "assets", `${stem}-next${ending}`));
  }
  return names;
}

async function rewrite(file: string, change: (text: string) => string): Promise<void> {
  const text = await readFile(file, "utf8");
  const changed = change(text);
  if (changed !== text) await writeFile(file, changed);
}

/**
 * The built app once more, as its next release: it calls itself `version`, its assets have other names, and those of
 * the release before are gone, as after any deployment.
 * @param running what the release before calls itself on the screen
 * @returns the server's entry
 */
export async function nextRelease(folder: string, running: string, version: string): Promise<string> {
  const client = join(folder, "client/dist");
  for (const part of ["client/dist", "server/dist"]) {
    await mkdir(join(folder, part), { recursive: true });
    await cp(join(APP, part), join(folder, part), { recursive: true });
  }
  await symlink(join(APP, "node_modules"), join(folder, "node_modules"));
  const names = [...(await renameAssets(client)), [running, version] as [string, string]];
  for (const entry of await readdir(client, { recursive: true }))
    if (TEXT.test(entry))
      await rewrite(join(client, entry), (text) =>
        names.reduce((now, [before, after]) => now.replaceAll(before, after), text),
      );
  const index = createHash("md5").update(await readFile(join(client, "index.html")));
  await rewrite(join(client, "service-worker.js"), (text) =>
    text.replace(INDEX_REVISION, `$1${index.digest("hex")}$2`),
  );
  return join(folder, "server/dist/main.js");
}

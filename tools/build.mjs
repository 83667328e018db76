import { execFileSync } from "node:child_process";
import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { installDependencies, rememberBuild, ROOT, run, sourceHash } from "./make-ready.mjs";

/** `npm run build [server] [client]`: catalogues checked, then each part into its own `dist`. */
installDependencies();
const asked = process.argv.slice(2);
const parts = asked.length > 0 ? asked : ["server", "client"];
const at = (...path) => join(ROOT, ...path);

/** The version, and what exactly was built: the commit where there is one, otherwise the sources' own hash. */
function buildName(part) {
  try {
    const commit = execFileSync("git", ["rev-parse", "--short=12", "HEAD"], { cwd: ROOT, stdio: "pipe" });
    return `${commit.toString().trim()}-${sourceHash(part).slice(0, 8)}`;
  } catch {
    return sourceHash(part).slice(0, 12);
  }
}

run(process.execPath, [at("node_modules/tsx/dist/cli.mjs"), at("tools/validate-catalogues.ts")]);
const { build } = await import("vite");

if (parts.includes("server")) {
  await build({
    configFile: false,
    root: at("server"),
    logLevel: "warn",
    // Our own workspaces go into the bundle; installed packages stay where npm put them.
    ssr: { noExternal: [/^@konta\//] },
    build: {
      ssr: true,
      target: "node20",
      outDir: at("server/dist"),
      emptyOutDir: true,
      minify: false,
      rolldownOptions: {
        input: { main: at("server/src/main.ts"), command: at("server/src/command.ts") },
        // Flat, because the sources look for their neighbours (migrations, client) relative to themselves.
        output: { entryFileNames: "[name].js", chunkFileNames: "[name]-[hash].js" },
      },
    },
  });
  cpSync(at("server/src/db/migrations"), at("server/dist/migrations"), { recursive: true });
  const { version } = JSON.parse(readFileSync(at("package.json"), "utf8"));
  writeFileSync(at("server/dist/build.json"), `${JSON.stringify({ version, build: buildName("server") })}\n`);
  rememberBuild("server");
}

if (parts.includes("client")) {
  process.env.KONTA_BUILD = buildName("client");
  await build({ configFile: at("vite.config.ts"), logLevel: "warn" });
  rememberBuild("client");
}

import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { bundleFigures } from "./bundle-figures";
import { byteFigures } from "./byte-figures";
import { first10kFigures, first90kFigures } from "./browser-figures";
import { serverFigures } from "./server-figures";
import { stormFigures } from "./storm-figures";
import { WHOLE_STORM } from "./storm-plan";
import { asJson, type Figure, isOver, table } from "./figure";

/** Names of figures, and: how large the storm is, where its server's profile goes, whether a figure over its limit fails. */
const { values: options, positionals: asked } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: "string" },
    devices: { type: "string", default: String(WHOLE_STORM.devices) },
    ops: { type: "string", default: String(WHOLE_STORM.ops) },
    profile: { type: "string" },
    strict: { type: "boolean", default: false },
  },
});

interface Group {
  /** Names of its figures begin with one of these. */
  names: readonly string[];
  measure: () => Promise<Figure[]>;
}

const GROUPS: readonly Group[] = [
  {
    names: ["sync.noop.bytes", "sync.day40.bytesUp", "sync.first10k.bytesDown", "sync.first10k.ratio"],
    measure: byteFigures,
  },
  { names: ["sync.server.opsPerSecond"], measure: serverFigures },
  {
    names: ["storm.p95.s", "storm.max.s", "storm.rss.bytes", "storm.lagP99.ms"],
    measure: () =>
      stormFigures({
        devices: Number(options.devices),
        ops: Number(options.ops),
        profile: options.profile ?? null,
      }),
  },
  { names: ["sync.first10k.ms", "unlock.10k.ms", "save.p95.ms"], measure: first10kFigures },
  { names: ["sync.first90k.", "search.20k.p95.ms"], measure: first90kFigures },
  { names: ["bundle.firstRoute.gzBytes", "bundle.precache.gzBytes"], measure: bundleFigures },
];

const isAsked = (name: string): boolean => asked.length === 0 || asked.some((each) => name.startsWith(each));

const figures: Figure[] = [];
for (const { names, measure } of GROUPS) {
  if (!names.some((name) => isAsked(name) || asked.some((each) => each.startsWith(name)))) continue;
  figures.push(...(await measure()).filter(({ name }) => isAsked(name)));
}
process.stdout.write(`${table(figures)}\n`);
if (options.json) writeFileSync(options.json, asJson(figures));
if (options.strict && figures.some(isOver)) process.exitCode = 1;

import { writeFileSync } from "node:fs";
import { bundleFigures } from "./bundle-figures";
import { byteFigures } from "./byte-figures";
import { first10kFigures, first90kFigures } from "./browser-figures";
import { serverFigures } from "./server-figures";
import { asJson, type Figure, table } from "./figure";

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
  { names: ["sync.first10k.ms", "unlock.10k.ms", "save.p95.ms"], measure: first10kFigures },
  { names: ["sync.first90k.", "search.20k.p95.ms"], measure: first90kFigures },
  { names: ["bundle.firstRoute.gzBytes", "bundle.precache.gzBytes"], measure: bundleFigures },
];

const given = process.argv.slice(2);
const jsonAt = given.indexOf("--json");
const jsonFile = jsonAt < 0 ? null : given[jsonAt + 1];
const asked = given.filter((_, at) => jsonAt < 0 || (at !== jsonAt && at !== jsonAt + 1));
const isAsked = (name: string): boolean => asked.length === 0 || asked.some((each) => name.startsWith(each));

const figures: Figure[] = [];
for (const { names, measure } of GROUPS) {
  if (!names.some((name) => isAsked(name) || asked.some((each) => each.startsWith(name)))) continue;
  figures.push(...(await measure()).filter(({ name }) => isAsked(name)));
}
process.stdout.write(`${table(figures)}\n`);
if (jsonFile) writeFileSync(jsonFile, asJson(figures));

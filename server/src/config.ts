import { isAbsolute, relative, resolve } from "node:path";
import { err, ok, type Result } from "@konta/shared/base/result";
import * as z from "zod";

export interface Config {
  port: number;
  /** Absolute folder of the database. */
  dataFolder: string;
  /** Absolute folder of the keys; never inside the data folder in production, so that a backup of the data opens nothing. */
  keysFolder: string;
  demo: boolean;
  /** Whether those who export or administer must have a second factor (who: `second-factor-roles.ts`). */
  secondFactors: boolean;
  production: boolean;
  /** The public address without a path, e.g. `https://konta.example`; null on a machine of one's own. */
  origin: string | null;
  log: (typeof LOG_LEVELS)[number];
}

const LOG_LEVELS = ["silent", "error", "warn", "info", "debug"] as const;

/** A setting that cannot stand, named as people set it. */
export interface ConfigProblem {
  variable: string;
  detail: string;
}

const isBareOrigin = (value: string): boolean =>
  URL.canParse(value) && new URL(value).origin === value && /^https?:/.test(value);

const environmentSchema = z.object({
  NODE_ENV: z.string().optional(),
  PORT: z.coerce.number().int().min(1).max(65_535).default(8787),
  KONTA_DATA: z.string().min(1).default("./data"),
  KONTA_KEYS: z.string().min(1).default("./keys"),
  KONTA_DEMO: z.enum(["0", "1"]).optional(),
  KONTA_SECOND_FACTORS: z.enum(["0", "1"]).optional(),
  KONTA_ORIGIN: z.string().refine(isBareOrigin, "an address like https://konta.example").optional(),
  KONTA_LOG: z.enum(LOG_LEVELS).default("info"),
});

/** An empty variable is an unset one: `KONTA_ORIGIN= npm start` means what it says. */
const withoutEmpty = (environment: Record<string, string | undefined>) =>
  Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== undefined && value !== ""));

const isInside = (folder: string, parent: string): boolean => {
  const path = relative(parent, folder);
  return path === "" || (!path.startsWith("..") && !isAbsolute(path));
};

const switched = (value: "0" | "1" | undefined, otherwise: boolean): boolean =>
  value === undefined ? otherwise : value === "1";

/** Reads the environment; the first thing wrong refuses the start, so that nothing runs half-configured. */
export function readConfig(environment: Record<string, string | undefined>): Result<Config, ConfigProblem> {
  const parsed = environmentSchema.safeParse(withoutEmpty(environment));
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    return err({ variable: String(issue?.path[0] ?? "NODE_ENV"), detail: issue?.message ?? "unreadable" });
  }
  const { NODE_ENV, PORT, KONTA_DATA, KONTA_KEYS, KONTA_ORIGIN, KONTA_LOG } = parsed.data;
  const production = NODE_ENV === "production";
  const dataFolder = resolve(KONTA_DATA);
  const keysFolder = resolve(KONTA_KEYS);
  if (production && !KONTA_ORIGIN?.startsWith("https://")) {
    return err({ variable: "KONTA_ORIGIN", detail: "production needs the public https address" });
  }
  if (isInside(keysFolder, dataFolder)) {
    return err({ variable: "KONTA_KEYS", detail: "the keys must lie outside KONTA_DATA" });
  }
  const demo = switched(parsed.data.KONTA_DEMO, !production);
  return ok({
    port: PORT,
    dataFolder,
    keysFolder,
    demo,
    // A demo's accounts are everybody's; wherever real people are recorded nobody has to think of switching it on.
    secondFactors: switched(parsed.data.KONTA_SECOND_FACTORS, !demo),
    production,
    origin: KONTA_ORIGIN ?? null,
    log: KONTA_LOG,
  });
}

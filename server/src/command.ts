import { randomBytes } from "node:crypto";
import { existsSync, readdirSync } from "node:fs";
import { basename, resolve } from "node:path";
import { ROLES, type Role } from "@konta/shared/access/role";
import { isRecordId, recordIdFrom } from "@konta/shared/base/id";
import { dayAt } from "@konta/shared/base/local-date";
import { badgeText } from "./accounts/badge";
import { resetFactor } from "./accounts/reset-factor";
import { acceptablePassword, hashPassword } from "./accounts/password";
import { type Config, readConfig } from "./config";
import { deactivateAccount, findAccount, putAccount, setPasswordHash } from "./db/accounts";
import { verifyAudit, writeAudit } from "./db/audit";
import { backUpTo, databaseFile } from "./db/backup";
import { erasuresBeside } from "./db/erasure-book";
import { lockDataFolder } from "./db/lock-data-folder";
import { leaveNothingBehind } from "./db/erasures";
import { type Database, inTransaction, openToRead } from "./db/open-database";
import { readRecord, recordsOf } from "./db/records";
import { restoreFrom } from "./db/restore";
import { openSealBox } from "./db/seal-box";
import { endSessionsOf } from "./db/sessions";
import { examine, isWell } from "./doctor";
import { USUAL_DEMO } from "./demo/demo-batch";
import { ensureOutings, hasDemo, seedDemo } from "./demo/seed-demo";
import { openKonta, sayOpenProblem } from "./open-konta";
import { printFrames } from "./print-frames";
import { seedRegistry } from "./registries/seed-registry";
import { type Belongings, belongingsOf, filesOf } from "./sync/belongings";
import { erasePerson } from "./sync/erase-person";
import { applySystemOps } from "./sync/system-ops";

/** A command that cannot do its work says why in one line and leaves everything as it was. */
class Refused extends Error {}

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const IN_USE = "The server is running on this data folder; stop it first.";

/** Options that stand alone. */
const SWITCHES = new Set(["yes"]);

/** `--name value`, switches, and the words in between. */
function readArguments(given: readonly string[]): { words: string[]; options: Map<string, string> } {
  const words: string[] = [];
  const options = new Map<string, string>();
  for (let at = 0; at < given.length; at += 1) {
    const word = given[at] ?? "";
    const name = word.startsWith("--") ? word.slice(2) : null;
    if (name === null) words.push(word);
    else options.set(name, SWITCHES.has(name) ? "" : (given[(at += 1)] ?? ""));
  }
  return { words, options };
}

async function withDatabase(config: Config, work: (db: Database) => Promise<void> | void): Promise<void> {
  const konta = openKonta(config, Date.now());
  if (!konta.ok) throw new Refused(konta.error === "in-use" ? IN_USE : sayOpenProblem(konta.error, config));
  try {
    await work(konta.value.db);
  } finally {
    konta.value.close();
  }
}

function countOf(options: Map<string, string>, name: keyof typeof USUAL_DEMO): number {
  const value = Number(options.get(name) ?? USUAL_DEMO[name]);
  if (!Number.isInteger(value) || value < 0 || value > 1_000_000)
    throw new Refused(`--${name} must be a whole number up to 1000000.`);
  return value;
}

async function seed(config: Config, options: Map<string, string>): Promise<void> {
  const size = {
    people: countOf(options, "people"),
    visits: countOf(options, "visits"),
    referrals: countOf(options, "referrals"),
  };
  await withDatabase(config, async (db) => {
    if (hasDemo(db))
      throw new Refused("This data folder has a demo already; name another one in KONTA_DATA.");
    const startedAt = Date.now();
    seedRegistry(db, startedAt);
    await seedDemo(db, size, startedAt);
    ensureOutings(db, [dayAt(startedAt)]);
    const seconds = ((Date.now() - startedAt) / 1000).toFixed(1);
    say(`Seeded ${size.people} people, ${size.visits} visits, ${size.referrals} referrals in ${seconds} s.`);
  });
}

/** A new password: given, or made here and shown once. */
async function newPassword(options: Map<string, string>): Promise<{ text: string; hash: string }> {
  const text = options.get("password") ?? randomBytes(15).toString("base64url");
  const accepted = acceptablePassword(text);
  if (!accepted.ok) throw new Refused(`This password is refused: ${accepted.error}.`);
  return { text, hash: await hashPassword(accepted.value) };
}

const rolesOf = (given: string): Role[] => {
  const roles = ROLES.filter((role) => given.split(",").includes(role));
  if (roles.length === 0) throw new Refused(`--roles takes one or more of: ${ROLES.join(", ")}.`);
  return roles;
};

async function addUser(db: Database, username: string, options: Map<string, string>): Promise<void> {
  if (!/^[a-z][a-z0-9._-]{1,39}$/.test(username))
    throw new Refused("A user name has 2 to 40 small Latin letters, digits, dots or dashes.");
  if (findAccount(db, username)) throw new Refused("This user name is taken.");
  const name = options.get("name");
  const structure = options.get("structure");
  if (!name || !structure) throw new Refused('A new user needs --name "…", --structure ID and --roles …');
  if (!recordsOf(db, "structure").some(({ id }) => id === structure))
    throw new Refused(`There is no structure ${structure}.`);
  const roles = rolesOf(options.get("roles") ?? "");
  const { text, hash } = await newPassword(options);
  const staffId = options.get("id") ?? recordIdFrom(randomBytes(16));
  if (!isRecordId(staffId) || readRecord(db, "staff", staffId))
    throw new Refused("--id takes the staff id of somebody whom a restored backup does not know.");
  const shortCode = options.get("code") ?? username.slice(0, 3).toUpperCase();
  const badge = randomBytes(16);
  const fields = { name, shortCode, username, roles, structure, active: true };
  const now = Date.now();
  inTransaction(db, () => {
    applySystemOps(db, [{ collection: "staff", id: staffId, fields }], now);
    putAccount(db, { staffId, username, passwordHash: hash, badge, active: true, createdAt: now });
    writeAudit(db, { at: now, staffId: "", what: "user-added", subject: staffId });
  });
  say(`User ${username}, password ${text}, badge ${badgeText(badge)}`);
}

async function user(config: Config, words: string[], options: Map<string, string>): Promise<void> {
  const [verb = "", username = ""] = words;
  if (!["add", "reset", "reset-factor", "deactivate"].includes(verb))
    throw new Refused("user add|reset|reset-factor|deactivate NAME");
  await withDatabase(config, async (db) => {
    if (verb === "add") {
      seedRegistry(db, Date.now());
      return addUser(db, username, options);
    }
    const account = findAccount(db, username);
    if (!account) throw new Refused("There is no such user.");
    if (verb === "reset") {
      const { text, hash } = await newPassword(options);
      setPasswordHash(db, account.staffId, hash);
      endSessionsOf(db, account.staffId);
      writeAudit(db, { at: Date.now(), staffId: "", what: "user-reset", subject: account.staffId });
      say(`User ${username}, password ${text}`);
    } else if (verb === "reset-factor") {
      if (!resetFactor(db, account.staffId, Date.now())) throw new Refused("This user has no second factor.");
      say(
        `User ${username} has no second factor any more, and signs in by password until a new one is set up.`,
      );
    } else {
      inTransaction(db, () => {
        const fields = { active: false };
        applySystemOps(db, [{ collection: "staff", id: account.staffId, fields }], Date.now());
        deactivateAccount(db, account.staffId);
        endSessionsOf(db, account.staffId);
        writeAudit(db, { at: Date.now(), staffId: "", what: "user-deactivated", subject: account.staffId });
      });
      say(`User ${username} can no longer sign in or sync. What is unsent on a device stays there, sealed.`);
    }
  });
}

function backup(config: Config, target: string | undefined): void {
  if (!target) throw new Refused("backup FILE");
  const made = backUpTo(databaseFile(config.dataFolder), resolve(target));
  if (!made.ok)
    throw new Refused(made.error === "exists" ? "This file exists already." : "There is no database yet.");
  say(`Backed up to ${target}. The keys (KONTA_KEYS) are not in it: keep a copy of them elsewhere.`);
}

/** Whom a line that cannot be read names would be back with the backup. */
function refuseWithoutErasures({ dataFolder, keysFolder }: Config): void {
  const box = openSealBox(keysFolder, false);
  const unread = box.ok ? erasuresBeside(databaseFile(dataFolder), box.value).unread : 0;
  if (unread > 0)
    throw new Refused(
      `konta.db.erasures has ${unread} lines that cannot be read: whoever they name would be back. Bring it from its copy, or say --yes.`,
    );
}

function restore(config: Config, source: string | undefined, options: Map<string, string>): void {
  if (!source) throw new Refused("restore FILE");
  const lock = lockDataFolder(config.dataFolder);
  if (!lock.ok) throw new Refused(IN_USE);
  try {
    if (!options.has("yes")) refuseWithoutErasures(config);
    const done = restoreFrom(resolve(source), config.dataFolder, Date.now());
    if (!done.ok)
      throw new Refused(done.error === "damaged" ? "This backup is damaged." : "There is no such file.");
  } finally {
    lock.value.release();
  }
  say("Restored under a new epoch: devices read again and offer again what the backup does not know.");
}

/** By record id, or by the local reference number on her card; also who was removed before, or is known from review alone. */
function personNamed(db: Database, word: string): string {
  const cards = recordsOf(db, "beneficiary").filter(({ fields }) => fields.localReference === word);
  if (cards.length > 1) throw new Refused("Several people have this local reference number: give the id.");
  const person = cards[0]?.id ?? word;
  const { stored, waiting } = belongingsOf(db, [person]);
  if (stored.length + waiting.length === 0)
    throw new Refused("There is nobody with this id or local reference number.");
  return person;
}

function sayBelongings({ people, stored, waiting }: Belongings): void {
  const counts = new Map<string, number>();
  for (const { collection } of stored) counts.set(collection, (counts.get(collection) ?? 0) + 1);
  for (const [collection, count] of [...counts].sort(([a], [b]) => (a < b ? -1 : 1)))
    say(`  ${collection}: ${count}`);
  if (waiting.length > 0) say(`  waiting for review: ${waiting.length}`);
  if (people.length > 1) say(`Her ${people.length} files count as one person: ${people.join(", ")}.`);
}

/** Databases in the data folder that hold her as long as they are there. */
const otherCopies = ({ dataFolder }: Config): string[] =>
  readdirSync(dataFolder).filter(
    (name) => name.endsWith(".db") && name !== basename(databaseFile(dataFolder)),
  );

async function erase(config: Config, [word]: string[], options: Map<string, string>): Promise<void> {
  const why = options.get("why") ?? "";
  if (!word || why === "" || why.length > 200)
    throw new Refused('erase PERSON --why "number of the request" [--yes]: at most 200 characters, no names');
  await withDatabase(config, (db) => {
    const person = personNamed(db, word);
    if (!options.has("yes")) {
      say("This would be erased for good, here and on every device:");
      sayBelongings(belongingsOf(db, filesOf(db, person)));
      say("Nothing was changed. The same with --yes at the end erases it; there is no way back.");
      return;
    }
    const now = Date.now();
    const id = recordIdFrom(randomBytes(16));
    const found = erasePerson(db, person, { id, at: now, by: "", why }, now);
    leaveNothingBehind(db);
    say("Erased for good:");
    sayBelongings(found);
    say("Devices forget it with their next exchange. Free texts about other people were not looked through.");
    for (const name of otherCopies(config)) say(`It still stands in ${name}: delete that when you can.`);
    say(
      "Backups made before today hold it too. A restore erases it again as long as konta.db.erasures is there.",
    );
  });
}

function frames(file: string): void {
  if (!existsSync(file)) throw new Refused("There is no such file.");
  printFrames(file, say);
}

/** Only looks, so it may run beside the server. */
function verifyTheAudit(config: Config): void {
  const file = databaseFile(config.dataFolder);
  if (!existsSync(file)) throw new Refused("There is no database yet.");
  const { orm, close } = openToRead(file);
  try {
    const { lines, head, brokenAt } = verifyAudit({ orm });
    if (brokenAt !== null)
      throw new Refused(
        `The audit is broken at line ${brokenAt}: it or one before it was changed or removed.`,
      );
    say(`The audit is whole: ${lines} lines, head ${head || "none"}.`);
    say("Note the head elsewhere: lines cut off at the end show only against it.");
  } finally {
    close();
  }
}

async function main(): Promise<void> {
  const config = readConfig(process.env);
  if (!config.ok) throw new Refused(`${config.error.variable} cannot stand as it is: ${config.error.detail}`);
  const [command, ...given] = process.argv.slice(2);
  const { words, options } = readArguments(given);
  if (command === "seed") await seed(config.value, options);
  else if (command === "user") await user(config.value, words, options);
  else if (command === "backup") backup(config.value, words[0]);
  else if (command === "restore") restore(config.value, words[0], options);
  else if (command === "erase") await erase(config.value, words, options);
  else if (command === "doctor") process.exitCode = isWell(examine(config.value), say) ? 0 : 1;
  else if (command === "audit:verify") verifyTheAudit(config.value);
  else if (command === "frames" && words[0]) frames(words[0]);
  else throw new Refused("seed | user | backup | restore | erase | doctor | audit:verify | frames FILE");
}

try {
  await main();
} catch (problem) {
  if (!(problem instanceof Refused)) throw problem;
  process.stderr.write(`${problem.message}\n`);
  process.exitCode = 1;
}

import { type ChildProcess, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { cp } from "node:fs/promises";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { type Account, readAccounts } from "./accounts";
import { APP, newFolder, removeFolder } from "./folders";
import { freePort } from "./free-port";
import { nextRelease } from "./next-release";
import { clockOffBy } from "./wrong-clock";

const run = promisify(execFile);

const MAIN = join(APP, "server/dist/main.js");
/** The last line of a start names the address: from then on the server listens. */
const LISTENING = /^Κοντά: /m;

/** The real built server on a port and a database of its own. */
export class Stack {
  readonly port: number;
  readonly folder: string;
  #process: ChildProcess | null = null;
  #main = MAIN;
  #aheadByMs = 0;
  #said = "";
  #settings: Record<string, string> = {};

  private constructor(port: number, folder: string) {
    this.port = port;
    this.folder = folder;
  }

  /** @param seeded a folder with `data` and `keys` of a server that was stopped; copied, never written */
  static async start(seeded?: string): Promise<Stack> {
    const folder = await newFolder("server");
    if (seeded !== undefined) await cp(seeded, folder, { recursive: true });
    const stack = new Stack(await freePort(), folder);
    await stack.restart();
    return stack;
  }

  get origin(): string {
    return `http://localhost:${this.port}`;
  }

  get accounts(): Map<string, Account> {
    return readAccounts(this.#said);
  }

  account(username: string): Account {
    const account = this.accounts.get(username);
    if (!account) throw new Error(`the demo did not print an account for ${username}:\n${this.#said}`);
    return account;
  }

  /** The server goes on with other settings than a demo's own: it is away for a moment. */
  async settle(settings: Record<string, string>): Promise<void> {
    await this.stop();
    this.#settings = settings;
    await this.restart();
  }

  /** Starts the server, again or for the first time, on the data that is there. */
  async restart(): Promise<void> {
    if (this.#process) throw new Error("the server runs already");
    this.#said = "";
    const child = spawn(process.execPath, [this.#main], {
      cwd: this.folder,
      env: this.#environment,
      stdio: ["ignore", "pipe", "pipe"],
    });
    this.#process = child;
    await new Promise<void>((resolve, reject) => {
      const hear = (chunk: Buffer): void => {
        this.#said += chunk.toString();
        if (LISTENING.test(this.#said)) resolve();
      };
      child.stdout.on("data", hear);
      child.stderr.on("data", hear);
      child.once("exit", (code) => {
        reject(new Error(`the server ended with ${code} instead of listening:\n${this.#said}`));
      });
    });
    const health = await fetch(`${this.origin}/healthz`);
    if (!health.ok) throw new Error(`the server listens and is not well: ${health.status}`);
  }

  /** One of the server's own commands. Those that write want it stopped: it is away for a moment. */
  async command(...words: string[]): Promise<void> {
    await this.stop();
    const file = join(dirname(this.#main), "command.js");
    await run(process.execPath, [file, ...words], { cwd: this.folder, env: this.#environment });
    await this.restart();
  }

  get #environment(): NodeJS.ProcessEnv {
    const { NODE_ENV: _mode, ...environment } = process.env;
    return {
      ...environment,
      PORT: String(this.port),
      KONTA_DATA: join(this.folder, "data"),
      KONTA_KEYS: join(this.folder, "keys"),
      KONTA_DEMO: "1",
      KONTA_ORIGIN: "",
      KONTA_LOG: "error",
      KONTA_SECOND_FACTORS: "",
      ...this.#settings,
      ...(this.#aheadByMs > 0 && { NODE_OPTIONS: `--import=${clockOffBy(this.#aheadByMs)}` }),
    };
  }

  /** Time goes by while the server is away: whatever starts from now on has this much later a clock. */
  async comeBackAfter(ms: number): Promise<void> {
    await this.stop();
    this.#aheadByMs += ms;
    await this.restart();
  }

  /** A new release is deployed on the same data and address. @param running what the one before calls itself */
  async deploy(running: string, version: string): Promise<void> {
    await this.stop();
    this.#main = await nextRelease(join(this.folder, version), running, version);
    await this.restart();
  }

  /** The server's process while it runs. */
  get pid(): number | undefined {
    return this.#process?.pid;
  }

  /** What the server wrote since its last start: its log is in there too. */
  get said(): string {
    return this.#said;
  }

  /** What it said before it ended by itself; null while it runs, or where it was ended on purpose. */
  get lastWords(): string | null {
    const ended = this.#process && (this.#process.exitCode ?? this.#process.signalCode);
    return ended === null ? null : `the server ended by itself (${ended}):\n${this.#said}`;
  }

  /** An orderly end. */
  stop(): Promise<void> {
    return this.#end("SIGTERM");
  }

  /** The power goes. */
  kill(): Promise<void> {
    return this.#end("SIGKILL");
  }

  async remove(): Promise<void> {
    await this.kill();
    await removeFolder(this.folder);
  }

  async #end(signal: "SIGTERM" | "SIGKILL"): Promise<void> {
    const child = this.#process;
    this.#process = null;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, "exit");
    child.kill(signal);
    await ended;
  }
}

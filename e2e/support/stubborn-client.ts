import { setTimeout as pass } from "node:timers/promises";
import type { Account } from "./accounts";
import { BareReplica, newId, type OpStatus } from "./bare-replica";

const OPS_PER_PUSH = 10;
/** A server that is away is asked again after this, milliseconds. */
const AGAIN_MS = 40;

/** What the server said when it took an op: the first answer that arrived. */
export interface Custody {
  line: string;
  mark: string;
  result: OpStatus;
}

/** A device that pushes as fast as it can and gives up nothing: the same bytes again until there is custody for them. */
export class StubbornClient {
  readonly taken: Custody[] = [];
  /** How many pushes got no answer. */
  unanswered = 0;
  readonly #replica: BareReplica;
  readonly #name: string;

  private constructor(replica: BareReplica, name: string) {
    this.#replica = replica;
    this.#name = name;
  }

  static async enrol(origin: string, account: Account, name: string): Promise<StubbornClient> {
    return new StubbornClient(await BareReplica.enrol(origin, account), name);
  }

  /** Pushes until it is told to stop, and whatever it has begun to its end. */
  async work(isOver: () => boolean): Promise<void> {
    while (!isOver()) {
      const ops = Array.from({ length: OPS_PER_PUSH }, (_, at) => {
        const mark = `Επίμονος-${this.#name}-${this.taken.length + at}·`;
        const line = this.#replica.line({
          collection: "beneficiary",
          id: newId(),
          fields: { fatherName: mark },
        });
        return { line, mark };
      });
      const results = await this.#push(ops.map(({ line }) => line));
      for (const [at, result] of results.entries()) {
        const op = ops[at];
        if (op) this.taken.push({ ...op, result });
      }
    }
  }

  /** Everything once more: what the server says now. */
  async offerAgain(): Promise<OpStatus[]> {
    const results: OpStatus[] = [];
    for (let at = 0; at < this.taken.length; at += OPS_PER_PUSH)
      results.push(...(await this.#push(this.taken.slice(at, at + OPS_PER_PUSH).map(({ line }) => line))));
    return results;
  }

  async #push(lines: readonly string[]): Promise<OpStatus[]> {
    for (;;) {
      try {
        const { results } = await this.#replica.push(lines);
        if (results.length === lines.length) return results;
      } catch {
        // The server is away, or it went away before it had answered.
      }
      this.unanswered += 1;
      await pass(AGAIN_MS);
    }
  }
}

import { type Copy, copyMacText } from "@konta/shared/sync/copy";
import { type Bytes, fromBase64url } from "../vault/bytes";
import type { ExchangeMac } from "../vault/exchange-mac";
import { sealForOffice } from "../vault/seal-for-office";
import { beside } from "./beside";
import type { CopyShelf } from "./copy-shelf";
import { gzip } from "./gzip";
import type { KeptOp } from "./kept-op";
import { Lane } from "./lane";
import type { Replica } from "./replica";

/** What the place itself may refuse: it is full, or another tab is writing the same copy. The database has the op. */
const REFUSALS: ReadonlySet<string> = new Set(["QuotaExceededError", "NoModificationAllowedError"]);

/** Nobody waits for a copy; one that could not be written is written when the replica is opened again. */
export function copyBeside(replica: Replica, work: Promise<void> | undefined): void {
  const copied = work?.catch((failure: unknown) => {
    if (!(failure instanceof DOMException && REFUSALS.has(failure.name))) throw failure;
  });
  if (copied) beside(replica, copied);
}

const nameOf = (replica: string, n: number): string => `${replica}.${n}`;
/** Null for a name that is none of ours. */
const numberIn = (replica: string, name: string): number | null =>
  name.startsWith(`${replica}.`) ? Number(name.slice(replica.length + 1)) : null;

interface Office {
  replica: string;
  /** A point of P-256, base64url. */
  handOverKey: string;
  mac: ExchangeMac;
}

/** The second copies of one replica's unsent ops (rule O6), written and removed one after the other. */
export class SecondCopies {
  readonly #shelf: CopyShelf;
  readonly #office: Office;
  readonly #officeKey: Bytes;
  readonly #lane = new Lane();

  constructor(shelf: CopyShelf, office: Office) {
    this.#shelf = shelf;
    this.#office = office;
    this.#officeKey = fromBase64url(office.handOverKey);
  }

  keep(ops: readonly { n: number; kept: KeptOp }[]): Promise<void> {
    return this.#lane.run(() => this.#write(ops));
  }

  drop(numbers: readonly number[]): Promise<void> {
    return this.#lane.run(() => this.#remove(numbers));
  }

  /**
   * After opening: what is missing is written, what was delivered is removed. The copy of an unsent op stays whether the
   * op opens here or not: where it does not, the copy may be the only one that can still be read. A copy of an op that the
   * database has not made yet is of a life it has forgotten: it stays too, to be handed in.
   * @param unsent those that open
   * @param onDisk the numbers of all that are unsent, and the one that comes next
   */
  reconcile(
    unsent: readonly { n: number; kept: KeptOp }[],
    onDisk: () => Promise<{ unsent: readonly number[]; nextN: number }>,
  ): Promise<void> {
    return this.#lane.run(async () => {
      const names = await this.#shelf.names();
      const there = names.map((name) => numberIn(this.#office.replica, name)).filter((n) => n !== null);
      const disk = await onDisk();
      const waiting = new Set(disk.unsent);
      await this.#remove(there.filter((n) => n < disk.nextN && !waiting.has(n)));
      const kept = new Set(there);
      await this.#write(unsent.filter(({ n }) => !kept.has(n)));
    });
  }

  async #write(ops: readonly { n: number; kept: KeptOp }[]): Promise<void> {
    for (const { n, kept } of ops)
      await this.#shelf.put(nameOf(this.#office.replica, n), await this.#sealed(n, kept));
  }

  async #remove(numbers: readonly number[]): Promise<void> {
    for (const n of numbers) await this.#shelf.remove(nameOf(this.#office.replica, n));
  }

  async #sealed(n: number, { incarnation, text }: KeptOp): Promise<Bytes> {
    const { replica, mac } = this.#office;
    const signed = { replica, incarnation, n, text };
    const copy: Copy = { ...signed, mac: await mac.macHex(copyMacText(signed)) };
    return sealForOffice(this.#officeKey, await gzip(JSON.stringify(copy)));
  }
}

import { hash64 } from "@konta/shared/base/hash64";
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

/** What of an op a copy is made of. */
interface Made {
  n: number;
  kept: KeptOp;
}

/** Two lives of a replica may give one number to two ops: a copy is named by what it holds too, so none hides another's. */
const nameOf = (replica: string, { n, kept }: Made): string => `${replica}.${n}.${hash64(kept.text)}`;

/** Null for a name of another replica. Copies of before carry no hash: only the office can tell what is in them. */
export function copyNamed(replica: string, name: string): { n: number; hash: string | null } | null {
  const [of, n, hash] = name.split(".");
  return of === replica && n !== undefined ? { n: Number(n), hash: hash ?? null } : null;
}

interface Office {
  replica: string;
  /** A point of P-256, base64url. */
  handOverKey: string;
  mac: ExchangeMac;
}

/** The second copies of one replica's unsent ops (rule O6), written and removed one after the other. */
export class SecondCopies {
  readonly #shelf: CopyShelf;
  readonly #office: Omit<Office, "handOverKey">;
  readonly #officeKey: Bytes;
  readonly #lane = new Lane();

  constructor(shelf: CopyShelf, { handOverKey, ...office }: Office) {
    this.#shelf = shelf;
    this.#office = office;
    this.#officeKey = fromBase64url(handOverKey);
  }

  keep(ops: readonly Made[]): Promise<void> {
    return this.#lane.run(() => this.#write(ops));
  }

  /** The copies of ops that the office has, and no others that carry their numbers. */
  drop(delivered: readonly Made[]): Promise<void> {
    return this.#lane.run(() => this.#remove(delivered.map((each) => nameOf(this.#office.replica, each))));
  }

  /**
   * After opening: what is missing, or was not written to its end, is written, what was delivered is removed. Every other
   * copy stays, to be handed in: that of an op which does not open here may be the only one that can still be read, and one
   * that the database does not know is of a life it has forgotten.
   * @param unsent those that open
   * @param isDelivered whether the database knows that the office has this very op
   */
  reconcile(
    unsent: readonly Made[],
    isDelivered: (n: number, hash: string) => Promise<boolean>,
  ): Promise<void> {
    return this.#lane.run(async () => {
      const { replica } = this.#office;
      const there = new Set(await this.#shelf.names());
      await this.#shelf.sweep(there);
      for (const name of there) {
        const copy = copyNamed(replica, name);
        if (copy?.hash && (await isDelivered(copy.n, copy.hash))) await this.#remove([name]);
      }
      await this.#write(unsent.filter((each) => !there.has(nameOf(replica, each))));
    });
  }

  async #write(ops: readonly Made[]): Promise<void> {
    for (const each of ops)
      await this.#shelf.put(nameOf(this.#office.replica, each), await this.#sealed(each));
  }

  async #remove(names: readonly string[]): Promise<void> {
    for (const name of names) await this.#shelf.remove(name);
  }

  async #sealed({ n, kept: { incarnation, text } }: Made): Promise<Bytes> {
    const { replica, mac } = this.#office;
    const signed = { replica, incarnation, n, text };
    const copy: Copy = { ...signed, mac: await mac.macHex(copyMacText(signed)) };
    return sealForOffice(this.#officeKey, await gzip(JSON.stringify(copy)));
  }
}

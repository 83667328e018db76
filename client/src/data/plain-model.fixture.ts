import type { Row } from "@konta/shared/sync/frame";
import { anId, aRow } from "./store-fixture";

export const SCOPES = ["area:com.alpha/core", "area:com.beta/core"];
export type Values = Record<string, unknown>;

export interface OwnOp {
  n: number;
  letter: string;
  fields: Values;
  seq: number;
  sent: boolean;
}

/** What the store must be equal to: plain maps, no frames, no seals, no directory. */
export class Model {
  seq = 0;
  nextN = 1;
  /** The server: where each record lies, and how. */
  readonly server = new Map<string, { scope: string; seq: number; state: Row["state"]; fields: Values }>();
  /** The rows each scope has to tell, and up to which seq the device has heard them. */
  readonly news = new Map<string, Row[]>(SCOPES.map((scope) => [scope, []]));
  readonly heard = new Map<string, number>();
  readonly own: OwnOp[] = [];

  write(letter: string, scope: string, state: "live" | "deleted", fields: Values): void {
    const before = this.server.get(letter);
    if (before?.state === "deleted") return;
    this.seq += 1;
    if (before && before.scope !== scope)
      this.news.get(before.scope)?.push(this.#row(letter, this.seq, "gone", {}));
    this.server.set(letter, { scope, seq: this.seq, state, fields });
    this.news.get(scope)?.push(this.#row(letter, this.seq, state, state === "live" ? fields : {}));
  }

  /** The server takes an own op: it lands in the record where it lies now. */
  accept(op: OwnOp): void {
    op.sent = true;
    const record = this.server.get(op.letter);
    if (record?.state === "live")
      this.write(op.letter, record.scope, "live", { ...record.fields, ...op.fields });
    else this.seq += 1;
    op.seq = this.seq;
  }

  /** What the device has heard of a record, over both scopes: the newest row that is not gone. */
  delivered(letter: string): Row | null {
    let best: Row | null = null;
    for (const [scope, cursor] of this.heard) {
      const latest = (this.news.get(scope) ?? [])
        .filter(({ id, seq }) => id === anId(letter) && seq <= cursor)
        .at(-1);
      if (latest && latest.state !== "gone" && (!best || latest.seq > best.seq)) best = latest;
    }
    return best;
  }

  heardSeq(letter: string): number {
    const seqs = [...this.heard].flatMap(([scope, cursor]) =>
      (this.news.get(scope) ?? []).filter(({ id, seq }) => id === anId(letter) && seq <= cursor),
    );
    return Math.max(0, ...seqs.map(({ seq }) => seq));
  }

  shown(letter: string): Values | null {
    const row = this.delivered(letter);
    if (row?.state !== "live") return null;
    const fields = { ...row.fields };
    for (const op of this.own) if (op.letter === letter) Object.assign(fields, op.fields);
    return fields;
  }

  /** Ops whose echo has been heard are the server's values from now on. */
  settle(): void {
    for (const op of this.own.slice())
      if (op.sent && op.seq > 0 && this.heardSeq(op.letter) >= op.seq)
        this.own.splice(this.own.indexOf(op), 1);
  }

  #row(letter: string, seq: number, state: Row["state"], fields: Values): Row {
    return aRow({ collection: "beneficiary", id: anId(letter), seq, state, fields: { ...fields } });
  }
}

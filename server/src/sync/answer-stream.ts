import { createHmac } from "node:crypto";
import type { PartHead } from "@konta/shared/sync/answer";
import type { RepairHead, VerifiedHead } from "@konta/shared/sync/verify";
import { encodePart, MAC_BYTES, partMacInput } from "@konta/shared/sync/part-codec";

const NOTHING = new Uint8Array();

/** Makes the parts of one answer: each carries a MAC over the request's own and its place (rule P1). */
export class PartWriter {
  #place = 0;

  constructor(
    readonly exchangeKey: Uint8Array,
    /** As hexadecimal digits. */
    readonly requestMac: string,
  ) {}

  part(head: PartHead | VerifiedHead | RepairHead, body: Uint8Array = NOTHING): Uint8Array {
    const headBytes = new TextEncoder().encode(JSON.stringify(head));
    const input = partMacInput(this.requestMac, this.#place, headBytes, body);
    this.#place += 1;
    const mac = createHmac("sha256", this.exchangeKey).update(input).digest().subarray(0, MAC_BYTES);
    return encodePart({ mac, head: headBytes, body });
  }
}

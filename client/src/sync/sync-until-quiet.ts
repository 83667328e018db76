import type { AnswerHead } from "@konta/shared/sync/answer";
import type { Wipe } from "@konta/shared/sync/device-order";
import { verifyScopes } from "./verify-scopes";
import { type EnginePorts, exchangeRound, type RoundEnd } from "./exchange-round";

export type SyncEnd =
  | { kind: "quiet"; delivered: number; rounds: number }
  | Exclude<RoundEnd, { kind: "whole" }>
  | { kind: "upgrade" }
  /**
   * Nobody works with this replica any more: what it held was handed over for review (rule S6). `wipe`: the office has given
   * the device up, and it is time to empty it.
   */
  | { kind: "ended"; wipe: Wipe | null };

const WHEN_EMPTY: Wipe = "when-empty";
const AT_ONCE: Wipe = "at-once";

/** More rounds than this in one go mean that something answers without ever being content. */
const MOST_ROUNDS = 200;

/** Nothing waits any more; an old version, or somebody who works here no more, is told why nothing comes. */
function atRest({ ended, wipe, upgrade }: AnswerHead, unsent: number, quiet: SyncEnd): SyncEnd {
  if (ended) return { kind: "ended", wipe: wipe === WHEN_EMPTY && unsent === 0 ? WHEN_EMPTY : null };
  return upgrade ? { kind: "upgrade" } : quiet;
}

/**
 * Exchanges until there is nothing left to say, or until something stands in the way.
 * @param withOps false leaves the own work here and only fetches
 */
export async function syncUntilQuiet(ports: EnginePorts, withOps = true): Promise<SyncEnd> {
  let withCursors = false;
  let delivered = 0;
  let stuckAt: number | null = null;
  for (let rounds = 1; rounds <= MOST_ROUNDS; rounds += 1) {
    const end = await exchangeRound(ports, withCursors, withOps);
    if (end.kind !== "whole") return end;
    delivered += end.delivered;
    const { answer } = end;
    if (answer.wipe === AT_ONCE) return { kind: "ended", wipe: AT_ONCE };
    if (answer.want === "cursors") {
      withCursors = true;
      continue;
    }
    if (answer.sums) {
      const compared = await verifyScopes(ports, answer.sums);
      if (compared.kind === "cut") return { kind: "cut", delivered };
      if (compared.kind !== "compared") return compared;
      withCursors = false;
      if (compared.changed) continue;
    }
    const { unsent } = await ports.store.position();
    const settled = answer.lastCounter === undefined && answer.incarnation === undefined;
    // Ops that the server will take only later stay unsent: asking again at once would not help (rule P3).
    const stuck = unsent > 0 && unsent === stuckAt;
    if (settled && (unsent === 0 || stuck || !withOps))
      return atRest(answer, unsent, { kind: "quiet", delivered, rounds });
    stuckAt = settled ? unsent : null;
    withCursors = false;
  }
  return { kind: "busy", retryAfterMs: null };
}

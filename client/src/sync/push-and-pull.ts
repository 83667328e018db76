import type { EnginePorts } from "./exchange-round";
import { type SyncEnd, syncUntilQuiet } from "./sync-until-quiet";

/** After so many failures in a row, and then with every second try, what others wrote is fetched by itself first. */
const FAILURES = 2;

const IS_ANSWERED: ReadonlySet<SyncEnd["kind"]> = new Set(["quiet", "upgrade", "ended"]);

/**
 * One try of the schedule. A push that does not get through holds up no pull (rule P8): a line may carry a few bytes up and
 * not thirty thousand, and whatever breaks over what this device brings need not break over what it asks.
 * @returns tries once; its failures are those of the last request, so that the push keeps its own back-off
 */
export function pushAndPull(ports: EnginePorts): () => Promise<SyncEnd> {
  let failed = 0;
  const counted = (end: SyncEnd): SyncEnd => {
    if (IS_ANSWERED.has(end.kind)) failed = 0;
    // A server that asks to wait has a long line, which fetching apart would make longer.
    else if (end.kind !== "busy" || end.retryAfterMs === null) failed += 1;
    return end;
  };
  const tried = async (withOps: boolean): Promise<SyncEnd> => {
    try {
      return await syncUntilQuiet(ports, withOps);
    } catch (failure) {
      failed += 1;
      throw failure;
    }
  };
  return async () => {
    const isLight = failed > 0 && failed % FAILURES === 0 && (await ports.store.position()).unsent > 0;
    if (isLight) {
      const pulled = await tried(false);
      if (!IS_ANSWERED.has(pulled.kind)) return counted(pulled);
    }
    return counted(await tried(true));
  };
}

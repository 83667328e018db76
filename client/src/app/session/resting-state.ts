import type { PersonHere } from "../../vault/keyring";
import type { Loss, SessionPorts } from "./session-ports";
import type { SessionState } from "./session-store";

/** Where a device stands while nobody has opened it. */
export async function restingState(ports: SessionPorts): Promise<SessionState> {
  let people: readonly PersonHere[];
  try {
    people = await ports.peopleHere();
  } catch {
    const { workedHere } = await ports.lookBack().catch(() => ({ workedHere: false }));
    return { at: "no-storage", workedHere };
  }
  return people.length > 0 ? { at: "locked", people } : { at: "signed-out", people, loss: null };
}

/** Databases that are empty though people have worked here are never a silent fresh start (rule O6). */
async function lookForLoss(ports: SessionPorts, tell: (loss: Loss) => void): Promise<void> {
  const { workedHere, copies } = await ports.lookBack();
  if (workedHere || copies > 0) {
    tell({ what: "copies", taken: 0, left: copies });
    tell({ what: "copies", ...(await ports.handIn()) });
  } else if (await ports.isKnownThere()) tell({ what: "everything" });
}

/** While nobody has unlocked, the sealed copies are handed in and nothing else (rule P8); a loss is told. */
export async function handOverWhileLocked(
  ports: SessionPorts,
  state: SessionState,
  tell: (loss: Loss) => void,
): Promise<void> {
  if (state.at === "locked") await ports.handIn();
  else if (state.at === "signed-out" && state.people.length === 0) await lookForLoss(ports, tell);
}

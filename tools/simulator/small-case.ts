import { broken } from "./invariants";
import { nothingMade } from "./made";
import type { Fault } from "./network";
import type { Tablet } from "./tablet";
import { World } from "./world";

/** One thing that may happen between two tablets and one field. */
const STEPS = ["edit", "sync", "answer-lost", "request-lost", "reopen"] as const;
type Kind = (typeof STEPS)[number];
interface Step {
  by: 0 | 1;
  kind: Kind;
}

const ALL: readonly Step[] = ([0, 1] as const).flatMap((by) => STEPS.map((kind) => ({ by, kind })));

export const nameOf = (order: readonly Step[]): string =>
  order.map(({ by, kind }) => `${by === 0 ? "A" : "B"} ${kind}`).join(", ");

/** What changes nothing new: nothing of one's own to lose, and things done twice with nothing in between. */
function isIdle(order: readonly Step[], next: Step): boolean {
  const last = order.at(-1);
  if (last && last.by === next.by && last.kind === next.kind && next.kind !== "edit") return true;
  const isUnsent = order.reduce(
    (unsent, { by, kind }) => (by !== next.by ? unsent : kind === "edit" || (unsent && kind !== "sync")),
    false,
  );
  return (next.kind === "request-lost" || next.kind === "answer-lost") && !isUnsent;
}

/** Every order of so many steps, A first: the two tablets are alike. */
export function* orders(length: number, begun: readonly Step[] = []): Generator<readonly Step[]> {
  if (begun.length === length) {
    yield begun;
    return;
  }
  for (const step of ALL)
    if (!(begun.length === 0 && step.by === 1) && !isIdle(begun, step))
      yield* orders(length, [...begun, step]);
}

async function take(world: World, tablet: Tablet, kind: Kind, id: string): Promise<void> {
  if (kind === "edit") {
    const form = await tablet.form("beneficiary", id);
    if (!form) return;
    const fields = { fatherName: `word ${world.another()}` };
    await tablet.save(
      { collection: "beneficiary", id, isNew: false, base: form.base, fields },
      { fields: form.fields },
    );
  } else if (kind === "reopen") await tablet.restart();
  else {
    world.network.fault = kind === "sync" ? "none" : (kind satisfies Fault);
    await tablet.sync();
  }
}

/** Plays one order over one person both know. @returns what does not hold at its end */
export async function playOrder(order: readonly Step[]): Promise<string[]> {
  const world = new World(1);
  const made = nothingMade();
  const tablets = [await world.addTablet("social"), await world.addTablet("nurse")] as const;
  const id = tablets[0].newId();
  const fields = { community: "vil.siva", fatherName: "before" };
  await tablets[0].save({ collection: "beneficiary", id, isNew: true, base: null, fields });
  made.people.push(id);
  for (const tablet of tablets) await tablet.sync();
  for (const { by, kind } of order) await take(world, tablets[by], kind, id);
  const { problems } = await broken(world, made);
  world.close();
  return problems;
}

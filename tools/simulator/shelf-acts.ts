import { leavingNames } from "../../client/src/data/copy-shelf";
import { dropTold, noteForgotten, tracesOn } from "../../client/src/data/forgotten-life";
import { ReplicaDatabase } from "../../client/src/data/replica-database";
import { handIn } from "../../client/src/sync/hand-in";
import { COPY_FAULTS } from "./copies-line";
import { DiskLife } from "./device-disk";
import { LOSSES, rollBack as goBack } from "./profiles";
import type { Tablet } from "./tablet";
import { copyNamed } from "../../client/src/data/second-copies";
import { type Act, editPerson, register } from "./work-acts";

/**
 * A copy goes only when the office has what it holds, and what the office has looked at goes: looked at before anything
 * else could bring the op there, or take the copy away (rules O2, O6).
 */
function lookAfter({ world, shelf, life }: Tablet, before: readonly string[], reached: boolean): void {
  const stays = new Set(shelf?.hashes());
  if (before.some((hash) => !stays.has(hash) && !world.server.has(hash)))
    world.problems.push("[custody] a second copy went that the office does not have");
  // A server that was put back takes them behind what it has lost: until then it says "later" (rule S5).
  const isInOrder = !world.counted["restored"] && !world.counted["put-back-in-silence"];
  if (isInOrder && reached && life.dead && before.some((hash) => stays.has(hash)))
    world.problems.push("[empty outbox] the office answered for a second copy and did not take it");
}

/** What a locked device does by itself with what lies on its shelf, whoever's it is (rules O6, P8). */
export async function handInFrom(tablet: Tablet): Promise<void> {
  const { world, shelf, disk, enrolment } = tablet;
  if (!shelf) return;
  const life = new DiskLife();
  const seen = shelf.seenBy(life);
  // Once they are handed in nothing tells any more that a database has forgotten them.
  const database = new ReplicaDatabase(enrolment.id, "strict", disk.placeFor(life));
  const traces = await tracesOn(seen);
  await noteForgotten(database, enrolment.id, traces)
    .then(() => dropTold(database, enrolment.id, seen, traces))
    .finally(() => database.close());
  const before = shelf.hashes();
  // A colleague's database is not looked into.
  const { taken, reached } = await handIn(leavingNames(seen, (name) => !copyNamed(enrolment.id, name)));
  lookAfter(tablet, before, reached);
  if (taken > 0) world.count("handed-in");
}

/** What the browser's worker does when it is woken and no tab is open: it looks into no database (rules O6, P8). */
export async function handInUnseen(tablet: Tablet): Promise<void> {
  const { world, shelf } = tablet;
  if (!shelf) return;
  const before = shelf.hashes();
  const { taken, reached } = await handIn(leavingNames(shelf.seenBy(new DiskLife())));
  lookAfter(tablet, before, reached);
  if (taken > 0) world.count("handed-in-unseen");
}

const someHandIn = (tablet: Tablet): Promise<void> =>
  tablet.world.chance(0.5) ? handInUnseen(tablet) : handInFrom(tablet);

/** Copies are handed in while their author is away; she comes back later and her outbox goes on. */
export const handInLocked: Act = async (world, tablet, made) => {
  if (!tablet.shelf) return;
  world.network.fault = world.pick(COPY_FAULTS);
  // A colleague on the same device, or another tab that starts, hands in what this one is just sending.
  if (world.chance(0.25)) {
    await Promise.all([tablet.sync(), handInFrom(tablet)]);
    return;
  }
  tablet.shut();
  await someHandIn(tablet);
  const other = world.pick(world.tablets);
  if (other !== tablet && world.chance(0.5)) {
    await other.sync();
    await editPerson(world, other, made);
  }
  await tablet.open();
};

/** The profile goes back to its copy, or its database alone does and the shelf knows more. */
export const rollBack: Act = async (world, tablet, made) => {
  const how = tablet.shelf ? world.pick(LOSSES) : "profile";
  const isHandedIn = world.chance(0.5);
  if (isHandedIn && tablet.shelf) world.network.fault = world.pick(COPY_FAULTS);
  const lost = await goBack(tablet, how, isHandedIn ? () => someHandIn(tablet) : undefined);
  if (!lost) return;
  world.count(how === "empty" ? "came-back-empty" : "rolled-back");
  if (!tablet.shelf || world.chance(0.5)) return;
  // What she writes next may carry a number that was given before: its copy comes in as one of another life.
  await register(world, tablet, made);
  await tablet.replica.copies?.keep([]);
  await handInLocked(world, tablet, made);
};

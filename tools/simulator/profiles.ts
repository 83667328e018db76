import type { DeviceDisk } from "./device-disk";
import type { DeviceShelf } from "./device-shelf";
import { Tablet } from "./tablet";
import type { Told } from "./world";

export interface Backup {
  disk: ReturnType<DeviceDisk["copy"]>;
  shelf: ReturnType<DeviceShelf["copy"]>;
  known: readonly Told[];
}
const NO_COPIES: Backup["shelf"] = { copies: new Map(), names: new Set() };
const NOTHING: Backup = { disk: new Map(), shelf: NO_COPIES, known: [] };

/** How a profile comes back: whole, its database alone as it was before, or its database alone with nothing in it. */
export const LOSSES = ["profile", "database", "empty"] as const;
type Loss = (typeof LOSSES)[number];

export function keepCopy(tablet: Tablet): void {
  const shelf = tablet.shelf?.copy() ?? NO_COPIES;
  tablet.backup = { disk: tablet.disk.copy(), shelf, known: [...tablet.known] };
}

/** Never a silent fresh start (rule O6). */
function saysForgotten({ world, name, replica }: Tablet): void {
  world.count("work-forgotten");
  if (!replica.incidents.some(({ what }) => what === "work-forgotten"))
    world.problems.push(`[forgotten work] ${name} does not say what its database has forgotten`);
}

/**
 * The profile, or its database alone, goes back to its copy; the tablet does not know, and counts its ops again from
 * there, above those of which a second copy lies here, or went and left its name.
 */
export async function rollBack(
  tablet: Tablet,
  how: Loss = "profile",
  whileLocked?: () => Promise<void>,
): Promise<boolean> {
  const { world, shelf, enrolment } = tablet;
  const backup = how === "empty" ? NOTHING : tablet.backup;
  if (!backup) return false;
  tablet.shut();
  if (how === "empty") tablet.disk.empty();
  else tablet.disk.putBack(backup.disk);
  if (how === "profile") shelf?.putBack(backup.shelf, enrolment.id);
  tablet.known = [...backup.known];
  const own = world.told.filter((each) => each.tablet === tablet).map(({ hash }) => hash);
  const copied = world.onShelves();
  const here = new Set(shelf?.told(enrolment.id));
  const before = new Set(tablet.known.map(({ hash }) => hash));
  const isForgotten = how !== "profile" && own.some((hash) => here.has(hash) && !before.has(hash));
  await whileLocked?.();
  await tablet.open();
  const kept = new Set(tablet.replica.pending.all().map(({ hash }) => hash));
  world.lastCopiesOf(
    own.filter((hash) => !kept.has(hash)),
    copied,
  );
  if (isForgotten) saysForgotten(tablet);
  return true;
}

/** A second device with a copy of this profile: both think they are the only one. */
export async function cloneOf(tablet: Tablet): Promise<Tablet> {
  const twin = new Tablet(tablet.world, tablet.name, tablet.clockOffset, tablet.enrolment);
  twin.schema = tablet.schema;
  // Opening makes the tables.
  await twin.open();
  twin.shut();
  twin.shelf = tablet.shelf?.twin() ?? null;
  twin.disk.putBack(tablet.disk.copy());
  twin.known = [...tablet.known];
  twin.hasLost = tablet.hasLost;
  await twin.open();
  return twin;
}

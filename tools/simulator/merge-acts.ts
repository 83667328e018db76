import type { Made } from "./made";
import type { Tablet } from "./tablet";
import { type Act, edit } from "./work-acts";
import type { World } from "./world";

/** Two people on one screen; whoever waits for review on purpose is left alone. */
async function twoPeople(world: World, tablet: Tablet, made: Made): Promise<[string, string] | null> {
  const [one, two] = [world.pick(made.people), world.pick(made.people)];
  if (one === two || made.refused.has(one) || made.refused.has(two)) return null;
  const areThere = (await tablet.form("beneficiary", one)) && (await tablet.form("beneficiary", two));
  return areThere ? [one, two] : null;
}

/** Somebody finds that two files are of one person (rule B1). */
export const merge: Act = async (world, tablet, made) => {
  const pair = await twoPeople(world, tablet, made);
  if (!pair) return;
  const [absorbed, into] = pair;
  world.count("merged");
  if (await tablet.form("redirect", absorbed)) {
    await edit(world, [tablet], "redirect", absorbed, { fields: { into } });
    return;
  }
  await tablet.save({
    collection: "redirect",
    id: absorbed,
    isNew: true,
    base: null,
    fields: { personId: absorbed, into },
  });
};

/** And that it was wrong (rule B2). */
export const unmerge: Act = async (world, tablet) => {
  const redirects = [...tablet.replica.directory.ids("redirect"), ...tablet.replica.pending.ids("redirect")];
  if (redirects.length === 0) return;
  if (await edit(world, [tablet], "redirect", world.pick(redirects), { fields: { into: null } }))
    world.count("unmerged");
};

import { hash64 } from "@konta/shared/base/hash64";
import { readRecord } from "../../server/src/db/records";
import { aboutErased } from "./erase-acts";
import type { Made } from "./made";
import { opText, putOp } from "./poisons";
import type { Tablet } from "./tablet";
import { type Act, editOnePhone } from "./work-acts";
import type { World } from "./world";

/** Who has nothing to say about anybody here: one by her role, the other by where she works. */
const STRANGERS = ["driver", "social2"] as const;

/** Phones that lie in somebody's area and are about nobody who was erased: elsewhere everybody may write. */
function livingPhones(world: World, made: Made): string[] {
  const gone = new Set(world.told.filter(aboutErased(world, made)).map(({ id }) => id));
  return made.phones.filter((id) => {
    const stored = readRecord(world.server.db, "phone", id);
    const isInArea = stored?.scope.startsWith("area:vil.");
    return (
      stored &&
      isInArea &&
      !stored.deleted &&
      !gone.has(id) &&
      !made.erased.has(String(stored.fields.personId))
    );
  });
}

/** A stranger's word that this phone is about somebody who was erased; it may have no effect on anything. */
async function misname(world: World, phone: string, personId: string): Promise<void> {
  const stranger = await world.enrol(world.pick(STRANGERS));
  await putOp(stranger, ({ group }) => {
    const text = opText({ id: phone, group }, "phone", { personId });
    world.ofStrangers.add(hash64(text));
    return text;
  });
  world.network.fault = "none";
  await stranger.sync();
  stranger.close();
}

/** Whether what is written now about a record that stands is kept, with all it says. */
async function isWritable(world: World, tablet: Tablet, phone: string): Promise<boolean> {
  world.network.fault = "none";
  await tablet.sync();
  if (!(await editOnePhone(world, tablet, phone))) return true;
  const own = world.told.at(-1);
  await tablet.sync();
  const kept = world.server.db.sqlite
    .prepare("select length(body) from op where hash = ?")
    .pluck()
    .get(own?.hash) as number | undefined;
  return kept !== 0;
}

/** Nobody can take a living person's record away by saying that it is about somebody who was erased (rules O5, P3). */
export const nameErased: Act = async (world, tablet, made) => {
  const [erased, phones] = [[...made.erased], livingPhones(world, made)];
  if (erased.length === 0 || phones.length === 0) return;
  world.count("names-erased");
  const phone = world.pick(phones);
  const stands = () => JSON.stringify(readRecord(world.server.db, "phone", phone));
  const before = stands();
  await misname(world, phone, world.pick(erased));
  if (stands() !== before) world.problems.push(`[living] phone ${phone} was changed by a stranger`);
  if (!(await isWritable(world, tablet, phone)))
    world.problems.push(`[living] what is written about phone ${phone} is not kept any more`);
};

import { type Incident, isRepair } from "./incident";
import { OWN, placeOf, type Replica } from "./replica";
import { numberIn } from "./replica-database";
import { sealJson } from "./sealed-json";

const INCIDENTS_KEPT = 50;

/**
 * Something that happened to what lies here, to be shown (rules D6, S2, S5, P2); what was found broken is counted too (rule S4).
 * @returns `write` for the transaction over `meta` in which it is put right, `known` for afterwards
 */
export async function incidentOf(
  replica: Replica,
  what: Incident["what"],
  more: Pick<Incident, "areas"> = {},
): Promise<{ write: () => Promise<void>; known: () => void }> {
  const incidents = [...replica.incidents, { at: replica.ports.now(), what, ...more }].slice(-INCIDENTS_KEPT);
  const sealed = await sealJson(replica.keys, OWN, placeOf(replica, "incidents", 0), incidents);
  const { strict } = replica.databases;
  return {
    async write() {
      await strict.meta.put({ name: "incidents", sealed });
      if (isRepair({ what }))
        await strict.meta.put({ name: "repairs", value: (await numberIn(strict, "repairs", 0)) + 1 });
    },
    known() {
      replica.incidents = incidents;
    },
  };
}

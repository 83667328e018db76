import { glance, idsOf } from "./known-record";
import type { MergesPorts } from "./merges";
import type { Replica } from "./replica";

const NAME = "redirect";

function redirects(replica: Replica): Map<string, string> {
  const found = new Map<string, string>();
  for (const id of idsOf(replica, NAME)) {
    const { personId, into } = glance(replica, NAME, id) ?? {};
    if (typeof personId === "string" && typeof into === "string") found.set(personId, into);
  }
  return found;
}

/** The redirects that are known on this device, delivered or written here. @param replica asked for when somebody looks */
export const redirectsHere = (replica: () => Replica): MergesPorts => ({
  version: () => `${replica().directory.changesOf(NAME)} ${replica().pending.changesOf(NAME)}`,
  redirects: () => redirects(replica()),
  isHere: (personId) => glance(replica(), "beneficiary", personId) !== null,
  touch: (personId) => replica().people.touch(personId),
});

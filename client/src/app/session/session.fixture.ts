import { ok } from "@konta/shared/base/result";
import type { Enrolled } from "@konta/shared/sync/enrolment";
import type { Me } from "../../data/border";
import type { PersonHere } from "../../vault/keyring";
import type { SessionPorts } from "./session-ports";
import { createSession } from "./session-store";

/** For tests: sessions over a device and a server that only write down what they were asked. */
export const aPerson = (change: Partial<PersonHere> = {}): PersonHere => ({
  replica: "replica-1",
  shortCode: "AB",
  disabled: false,
  hasPassphrase: false,
  warm: false,
  badgeIsWarm: false,
  nextTryWaitMs: 0,
  ...change,
});
const me: Me = {
  staffId: "staff.ab",
  name: "Anna Beispiel",
  shortCode: "AB",
  roles: ["nurse"],
  replica: "replica-1",
  kind: "field",
};
export const anEnrolment = (replica: string): Enrolled => ({
  ...me,
  replica,
  incarnation: 1,
  code: "A1",
  municipality: "HER",
  keys: {},
  exchangeKey: "x",
  badge: "y",
  serverTime: 0,
  demo: true,
});

/** A device with these people; what was asked of the server and the device is written down in order. */
export function aSession(people: PersonHere[], change: Partial<SessionPorts> = {}) {
  const asked: string[] = [];
  const session = createSession({
    peopleHere: async () => people,
    bind: async (enrolled) => {
      asked.push(`bind ${enrolled.replica}`);
      return ok(me);
    },
    unlock: async () => ok(me),
    keepDrafts: async () => true,
    keepPlace: () => undefined,
    dropPlaceOfOthers: () => undefined,
    lock: async (kind) => void asked.push(`${kind} lock`),
    signIn: async () => ok({ staffId: me.staffId, name: me.name, shortCode: me.shortCode, roles: me.roles }),
    enrol: async (request) => {
      asked.push("replica" in request ? `keys of ${request.replica}` : `new ${request.kind}`);
      return ok(anEnrolment("replica" in request ? request.replica : "replica-new"));
    },
    signOut: async () => void asked.push("sign-out"),
    leaveForeignSession: async (staffId) => void asked.push(`leave unless ${staffId}`),
    deviceName: "test",
    isDemo: () => false,
    keepDemo: () => undefined,
    askToStay: () => void asked.push("ask to stay"),
    lookBack: async () => ({ workedHere: false, copies: 0, handedIn: 0 }),
    isKnownThere: async () => false,
    handIn: async () => {
      asked.push("hand in");
      return { taken: 0, left: 0, reached: true };
    },
    forgottenHere: async () => ({ count: 0, left: 0 }),
    obeyOrders: async () => ({ emptied: [], left: 0 }),
    after: () => () => undefined,
    chance: () => 0,
    ...change,
  });
  return { session, asked, at: () => session.getState().state.at };
}

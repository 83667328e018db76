import type { Device } from "../../data/device";
import { deviceLabel } from "../../data/device-label";
import { forgetEverything } from "../../data/forget-at-lock";
import { keepUnwrittenDrafts } from "../../data/unwritten-drafts";
import { onWakeUp } from "../../features/update/wake-up";
import { dropPlaceOfOthers, keepPlace } from "../routes/return-place";
import { askEnrol, askIsKnown, askSignIn, askSignOut, leaveForeignSession } from "./ask-server";
import type { SessionPorts } from "./session-ports";
import { createSession } from "./session-store";

const DEMO_KEY = "konta.demo";

/** The browser may not know the question, or be told not to answer it: then nothing is promised either. */
const askToStay = (): void => void navigator.storage?.persist?.().catch(() => false);

export function sessionPorts(device: Device): SessionPorts {
  const deviceName = deviceLabel(navigator.userAgent);
  return {
    peopleHere: () => device.peopleHere(),
    bind: (...given) => device.enrolHere(...given),
    unlock: (...given) => device.unlock(...given),
    keepDrafts: keepUnwrittenDrafts,
    keepPlace: (replica) => keepPlace(replica, { view: document, path: location.pathname, scrollY }),
    dropPlaceOfOthers,
    lock: async (kind) => {
      // The keys first: nothing that goes wrong afterwards leaves them behind.
      const locked = device.lock(kind);
      forgetEverything();
      await locked;
    },
    signIn: (credentials) => askSignIn(credentials, deviceName),
    enrol: askEnrol,
    signOut: askSignOut,
    leaveForeignSession,
    deviceName,
    isDemo: () => localStorage.getItem(DEMO_KEY) === "1",
    keepDemo: (demo) => {
      try {
        localStorage.setItem(DEMO_KEY, demo ? "1" : "0");
      } catch {
        // A full device must sign in all the same; the banner stands until the page is opened anew.
      }
    },
    askToStay,
    lookBack: () => device.lookBack(),
    isKnownThere: askIsKnown,
    handIn: () => device.handIn(),
    forgottenHere: () => device.forgottenHere(),
    obeyOrders: () => device.obeyOrders(),
    after: (ms, then) => {
      const timer = setTimeout(then, ms);
      return () => clearTimeout(timer);
    },
    chance: () => Math.random(),
  };
}

export type SessionStore = ReturnType<typeof createSession>;

export const startSession = (device: Device): SessionStore => {
  const session = createSession(sessionPorts(device));
  const { start, onSignal, onEnd } = session.getState();
  device.onEnd((obeyed) => {
    forgetEverything();
    void onEnd(obeyed).catch(() => undefined);
  });
  // What cannot be looked at now is looked at the next time; signing in does not wait for it.
  start().catch(() => undefined);
  const signal = () => void onSignal().catch(() => undefined);
  addEventListener("online", signal);
  onWakeUp(signal);
  // A page that was left may be kept ready in memory: not with anybody's keys or secrets.
  addEventListener("pagehide", () => {
    void session.getState().leaveSetPin();
    void session.getState().leaveFactor();
  });
  return session;
};

import { err } from "@konta/shared/base/result";
import type { SignedIn } from "@konta/shared/sync/enrolment";
import { createStore } from "zustand/vanilla";
import type { Me } from "../../data/border";
import type { Obeyed } from "../../data/obey-orders";
import type { Forgotten } from "../../data/forgotten-life";
import type { PersonHere } from "../../vault/keyring";
import type { EnrolProblem, UnlockProblem } from "../../vault/keyring-problems";
import type { AskProblem, Credentials } from "./ask-server";
import { closeDevice } from "./close-device";
import { enrolling } from "./enrolling";
import { handOverWhileResting, restingState, type Said } from "./resting-state";
import { FAILED, type Failed, type Loss, type SessionPorts } from "./session-ports";

/**
 * Where the device stands with the person before it. Holds only what may be lost on a reload. `given`: what was done about
 * its having been given up.
 */
export type SessionState =
  | { at: "starting" }
  /** The browser keeps nothing for us (a private window), or what it keeps does not open though people have worked here. */
  | { at: "no-storage"; workedHere: boolean }
  /** `isLate`: the keys of the last sign-in waited too long for a PIN. */
  | { at: "signed-out"; people: readonly PersonHere[]; loss: Loss | null; isLate?: boolean; given?: Obeyed }
  /** Signed in by password, and the server wants a second factor set up before anything else. */
  | { at: "set-up-factor"; who: SignedIn }
  /**
   * Signed in; the keys wait for a PIN, elsewhere. `again`: this person's keys were issued anew, her records are here.
   * `badge`: to be shown, which only a demo does.
   */
  | { at: "set-pin"; name: string; badge: string | null; again: boolean }
  /** `forgotten`: work that a database here does not know any more; null while that is not known, or there is none. */
  | { at: "locked"; people: readonly PersonHere[]; forgotten: Forgotten | null; given?: Obeyed }
  | { at: "open"; me: Me };

export interface Session {
  state: SessionState;
  demo: boolean;
  /** A page that shows nothing stands before everything else. */
  isCovered: boolean;
  /** Looks who lives on this device. */
  start(): Promise<void>;
  /** Never rejects: what goes wrong is said on the screen, and the button works again. */
  signIn(credentials: Credentials): Promise<AskProblem | Failed | null>;
  /** The second factor is set up: on to the keys of this device. */
  factorStands(): Promise<AskProblem | Failed | null>;
  /** Not now: the session ends with it. */
  leaveFactor(): Promise<void>;
  setPin(pin: string, passphrase?: string): Promise<EnrolProblem | null>;
  /** Somebody is choosing a PIN: the keys wait on. */
  stay(): void;
  /** Nobody chooses a PIN any more: the keys are dropped, and the session on the server with them. */
  leaveSetPin(): Promise<void>;
  /** Never rejects, like `signIn`. */
  unlock(replica: string, pin: string, second: string | null): Promise<UnlockProblem | Failed | null>;
  /** Drops the keys and every screen that shows something; the PIN alone opens again while this page lives. */
  lock(): Promise<void>;
  /** Covers the screen at once, and locks behind it. */
  cover(): Promise<void>;
  /** From the cover to whatever stands behind it. */
  uncover(): void;
  /** Ends the session on the server as well: next time the second secret is asked for. Keeps what waits to be sent. */
  signOut(): Promise<void>;
  /** From the list of people to the sign-in, and back. */
  toSignIn(): Promise<void>;
  toPeople(): Promise<void>;
  /** The network is back: what lies sealed for the office goes there. */
  onSignal(): Promise<void>;
  /** The office has given this device up while somebody had it open: she is out, and it was emptied, or is not yet. */
  onEnd(obeyed: Obeyed): Promise<void>;
}

/** @param before where it stood: what was said of forgotten work goes on being said */
function restingGiven(state: SessionState, given: Obeyed, before: SessionState): SessionState {
  const forgotten = before.at === "locked" ? before.forgotten : null;
  if (state.at === "locked") return { ...state, forgotten, given };
  return state.at === "signed-out" ? { ...state, given } : state;
}

/** What a device at rest has to say stands on the screen it rests at. */
function saidAtRest(
  ports: SessionPorts,
  { set, state }: { set: (change: Pick<Session, "state">) => void; state: () => SessionState },
): Said {
  return {
    loss: (loss) => {
      const now = state();
      if (now.at === "signed-out") set({ state: { ...now, loss } });
    },
    forgotten: (told) => {
      const now = state();
      if (now.at === "locked") set({ state: { ...now, forgotten: told.count > 0 ? told : null } });
    },
    given: async (given) => {
      const before = state();
      set({ state: restingGiven(await restingState(ports), given, before) });
    },
  };
}

export function createSession(ports: SessionPorts) {
  return createStore<Session>()((set, get) => {
    const rest = async (): Promise<void> => set({ state: await restingState(ports) });
    const said = saidAtRest(ports, { set, state: () => get().state });
    const handOver = handOverWhileResting(ports, () => get().state, said);
    const restAgain = async (): Promise<void> => {
      await rest();
      void handOver().catch(() => undefined);
    };
    const leave = async (kind: "warm" | "cold", hidden: Partial<Session> = {}): Promise<void> => {
      const { state } = get();
      if (kind === "warm" && state.at === "open") ports.keepPlace(state.me.replica);
      try {
        await closeDevice(ports, kind, () => set({ ...hidden, state: { at: "starting" } }));
      } finally {
        // Whatever went wrong, nobody is left before an empty page.
        await restAgain();
      }
    };
    const toSignIn = async (isLate: boolean): Promise<void> => {
      const people = await ports.peopleHere().catch(() => null);
      if (!people) return rest();
      set({ state: { at: "signed-out", people, loss: null, isLate } });
    };
    const open = (me: Me): void => {
      ports.dropPlaceOfOthers(me.replica);
      set({ state: { at: "open", me } });
    };

    return {
      state: { at: "starting" },
      demo: ports.isDemo(),
      isCovered: false,
      start: () => rest().then(handOver),

      ...enrolling(ports, { set, get, rest: restAgain, toSignIn, open }),

      async unlock(replica, pin, second) {
        const opened = await ports.unlock(replica, pin, second).catch(() => err(FAILED));
        if (opened.ok) {
          void ports.leaveForeignSession(opened.value.staffId);
          open(opened.value);
          return null;
        }
        const { state } = get();
        if (state.at !== "locked") return opened.error;
        // The list shows who is disabled and who still needs a second secret: read it again, if it can be read.
        const people = await ports.peopleHere().catch(() => state.people);
        const now = get().state;
        if (now.at === "locked") set({ state: { ...now, people } });
        return opened.error;
      },

      lock: () => leave("warm"),

      async cover() {
        if (get().state.at === "open") await leave("warm", { isCovered: true });
      },
      uncover: () => set({ isCovered: false }),

      async signOut() {
        void ports.signOut();
        await leave("cold");
      },

      toSignIn: () => toSignIn(false),
      toPeople: restAgain,
      onSignal: handOver,
      async onEnd(obeyed) {
        set({ state: { at: "starting" } });
        await said.given(obeyed);
        void handOver().catch(() => undefined);
      },
    };
  });
}

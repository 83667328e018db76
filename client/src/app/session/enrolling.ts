import { err } from "@konta/shared/base/result";
import type { SignedIn } from "@konta/shared/sync/enrolment";
import type { Me } from "../../data/border";
import type { AskProblem } from "./ask-server";
import { heldKeys } from "./held-keys";
import { FAILED, type Failed, type SessionPorts } from "./session-ports";
import type { Session, SessionState } from "./session-store";
import { enrolHere } from "./sign-in-here";

/** What signing in does to the session around it. */
interface Around {
  set: (change: Partial<Pick<Session, "state" | "demo">>) => void;
  get: () => { state: SessionState };
  rest: () => Promise<void>;
  toSignIn: (isLate: boolean) => Promise<void>;
  open: (me: Me) => void;
}

/** From user name and password to a PIN: what stands before the first unlock, or the next one after a forgotten PIN. */
export function enrolling(
  ports: SessionPorts,
  { set, get, rest, toSignIn, open }: Around,
): Pick<Session, "signIn" | "factorStands" | "leaveFactor" | "setPin" | "stay" | "leaveSetPin"> {
  const keys = heldKeys(ports.after, () => {
    void ports.signOut();
    void toSignIn(true);
  });
  const enrol = async (who: SignedIn): Promise<AskProblem | Failed | null> => {
    const answer = await enrolHere(ports, who).catch(() => err(FAILED));
    if (!answer.ok) return answer.error;
    const { enrolled, again } = answer.value;
    ports.keepDemo(enrolled.demo);
    keys.hold(enrolled);
    const { name, badge, demo } = enrolled;
    set({ state: { at: "set-pin", name, badge: demo ? badge : null, again }, demo });
    return null;
  };
  return {
    async signIn(credentials) {
      const answer = await ports.signIn(credentials).catch(() => err(FAILED));
      if (!answer.ok) return answer.error;
      const who = answer.value;
      if (who.secondFactor !== "missing") return enrol(who);
      set({ state: { at: "set-up-factor", who } });
      return null;
    },

    async factorStands() {
      const { state } = get();
      if (state.at !== "set-up-factor") return null;
      return enrol(state.who);
    },

    async leaveFactor() {
      if (get().state.at !== "set-up-factor") return;
      void ports.signOut();
      await rest();
    },

    async setPin(pin, passphrase) {
      const bound = await keys.use((enrolled) => ports.bind(enrolled, pin, passphrase));
      if (!bound?.ok) return bound && bound.error;
      ports.askToStay();
      open(bound.value);
      return null;
    },

    stay: () => keys.stay(),

    async leaveSetPin() {
      if (get().state.at !== "set-pin") return;
      keys.drop();
      void ports.signOut();
      await rest();
    },
  };
}

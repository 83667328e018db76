import { err } from "@konta/shared/base/result";
import type { Me } from "../../data/border";
import { heldKeys } from "./held-keys";
import { FAILED, type SessionPorts } from "./session-ports";
import type { Session, SessionState } from "./session-store";
import { signInHere } from "./sign-in-here";

/** What signing in does to the session around it. */
interface Around {
  set: (change: Pick<Session, "state" | "demo">) => void;
  at: () => SessionState["at"];
  rest: () => Promise<void>;
  toSignIn: (isLate: boolean) => Promise<void>;
  open: (me: Me) => void;
}

/** From user name and password to a PIN: what stands before the first unlock, or the next one after a forgotten PIN. */
export function enrolling(
  ports: SessionPorts,
  { set, at, rest, toSignIn, open }: Around,
): Pick<Session, "signIn" | "setPin" | "stay" | "leaveSetPin"> {
  const keys = heldKeys(ports.after, () => {
    void ports.signOut();
    void toSignIn(true);
  });
  return {
    async signIn(credentials) {
      const answer = await signInHere(ports, credentials).catch(() => err(FAILED));
      if (!answer.ok) return answer.error;
      const { enrolled, again } = answer.value;
      ports.keepDemo(enrolled.demo);
      keys.hold(enrolled);
      const { name, badge, demo } = enrolled;
      set({ state: { at: "set-pin", name, badge: demo ? badge : null, again }, demo });
      return null;
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
      if (at() !== "set-pin") return;
      keys.drop();
      void ports.signOut();
      await rest();
    },
  };
}

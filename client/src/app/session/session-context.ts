import { createContext, useContext } from "react";
import { assert } from "@konta/shared/base/assert";
import { useStore } from "zustand";
import type { Me } from "../../data/border";
import type { SessionStore } from "./session";
import type { Session } from "./session-store";

export const SessionContext = createContext<SessionStore | null>(null);

export function useSession<Part>(select: (session: Session) => Part): Part {
  const store = useContext(SessionContext);
  assert(store, "the app stands inside SessionContext");
  return useStore(store, select);
}

/** Whose device this is now; only for what is mounted while it is open. */
export function useMe(): Me {
  const state = useSession((session) => session.state);
  assert(state.at === "open", "somebody has unlocked");
  return state.me;
}

import { create } from "zustand";

/** `ready`: a new version waits for a tap · `elsewhere`: another tab took it, this page still runs the old one. */
export interface UpdateState {
  state: "none" | "ready" | "elsewhere";
  /** What stands in a form could not be kept, so the page did not open anew. */
  isUnkept: boolean;
  /** Takes the new version; the page opens again by itself. */
  take: () => void;
  later: () => void;
}

export const useUpdate = create<UpdateState>()((set) => ({
  state: "none",
  isUnkept: false,
  take: () => undefined,
  later: () => set({ state: "none", isUnkept: false }),
}));

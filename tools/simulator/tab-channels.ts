import type { TabChannel } from "../../client/src/data/replica";

/** Tabs of one profile hear of each other a moment later, as over a BroadcastChannel. */
export class TabChannels {
  readonly #listeners = new Set<() => void>();

  channel(): TabChannel {
    let own: (() => void) | null = null;
    return {
      post: () => {
        for (const each of this.#listeners) if (each !== own) queueMicrotask(each);
      },
      listen: (listener) => {
        own = listener;
        this.#listeners.add(listener);
      },
      close: () => {
        if (own) this.#listeners.delete(own);
      },
    };
  }
}

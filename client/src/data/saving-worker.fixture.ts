import { originShelf } from "./copy-shelf";
import { LocalDeviceStore } from "./local-device-store";
import { anId, OFFICE, opened } from "./store-fixture";

/** What the worker is told: whose replica it opens, and the number of its first note. */
export interface SavingBrief {
  replica: string;
  from: number;
}

/** Saves one visit after the other and says each number once it is told "saved", until somebody ends it. */
addEventListener("message", ({ data }: MessageEvent<SavingBrief>) => void save(data));

async function save({ replica: id, from }: SavingBrief): Promise<void> {
  const place = { indexedDB, IDBKeyRange };
  const { replica } = await opened(place, { replica: id, handOverKey: OFFICE }, { shelf: originShelf() });
  const store = new LocalDeviceStore(replica);
  for (let each = from; ; each += 1) {
    const saved = await store.saveVisit({
      personId: anId("p"),
      visit: { day: "2026-11-23", place: "home" },
      note: { note: `${each}` },
      task: null,
      referral: null,
    });
    if (!saved.ok) throw new Error(saved.error.code);
    postMessage(each);
  }
}

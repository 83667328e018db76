import type { CopyShelf } from "../../client/src/data/copy-shelf";
import type { DiskLife } from "./device-disk";
import type { World } from "./world";

interface Files {
  copies: ReadonlyMap<string, Uint8Array<ArrayBuffer>>;
  names: ReadonlySet<string>;
}

/** How often the place refuses a copy, because it is full or another tab is writing there. */
const REFUSED = 0.03;

const partsOf = (name: string) => {
  const [replica = "", , hash = ""] = name.split(".");
  return { replica, hash };
};

/** Where second copies lie on one device: apart from its databases, and one place for all who work there (rule O6). */
export class DeviceShelf {
  readonly #files = new Map<string, Uint8Array<ArrayBuffer>>();
  /** Of copies that were handed in where nobody could look into a database. */
  readonly #kept = new Set<string>();
  readonly #world: World;

  constructor(world: World) {
    this.#world = world;
    world.shelves.add(this);
  }

  /** @param life of the process that looks at it; a dead one neither writes nor learns anything */
  seenBy(life: DiskLife): CopyShelf {
    const files = this.#files;
    const kept = this.#kept;
    const alive = async <Value>(act: () => Value): Promise<Value> => {
      await Promise.resolve();
      if (life.dead) throw new DOMException("the process is dead", "UnknownError");
      return act();
    };
    const put = (name: string, bytes: Uint8Array<ArrayBuffer>): void => {
      if (this.#world.chance(REFUSED)) {
        this.#world.count("copy-refused");
        throw new DOMException("no room for a copy", "QuotaExceededError");
      }
      files.set(name, bytes);
    };
    return {
      put: (name, bytes) => alive(() => put(name, bytes)),
      read: (name) => alive(() => files.get(name) ?? null),
      remove: (name) => alive(() => void files.delete(name)),
      names: () => alive(() => [...files.keys()]),
      sweep: () => alive(() => undefined),
      keepName: (name) => alive(() => void kept.add(name)),
      keptNames: () => alive(() => [...kept]),
      dropName: (name) => alive(() => void kept.delete(name)),
      mark: () => alive(() => undefined),
      unmark: () => alive(() => undefined),
      isMarked: () => alive(() => true),
    };
  }

  get size(): number {
    return this.#files.size;
  }

  /** The hashes of the ops of which a copy lies here. @param replica only of this one's */
  hashes(replica?: string): string[] {
    const names = [...this.#files.keys()].map(partsOf);
    return names.flatMap((each) => (replica === undefined || each.replica === replica ? [each.hash] : []));
  }

  /** The hashes of the ops of which something here still tells a database that has forgotten them. */
  told(replica: string): string[] {
    const kept = [...this.#kept].map(partsOf).filter((each) => each.replica === replica);
    return [...this.hashes(replica), ...kept.map(({ hash }) => hash)];
  }

  copy(): Files {
    return { copies: new Map(this.#files), names: new Set(this.#kept) };
  }

  /** One person's copies go back to what they were; a colleague's on the same device stay. */
  putBack({ copies, names }: Files, replica: string): void {
    const isHers = (name: string) => partsOf(name).replica === replica;
    for (const name of [...this.#files.keys()].filter(isHers)) this.#files.delete(name);
    for (const [name, bytes] of copies) if (isHers(name)) this.#files.set(name, bytes);
    for (const name of [...this.#kept].filter(isHers)) this.#kept.delete(name);
    for (const name of names) if (isHers(name)) this.#kept.add(name);
  }

  /** The same place on a device that has a copy of this one's profile. */
  twin(): DeviceShelf {
    const twin = new DeviceShelf(this.#world);
    for (const [name, bytes] of this.#files) twin.#files.set(name, bytes);
    for (const name of this.#kept) twin.#kept.add(name);
    return twin;
  }
}

import { allOf, type MergedPeople, mergedPeople, staysAs } from "@konta/shared/people/merged-people";
import type { Topic } from "./border";
import { topicsOf } from "./changes";

export interface MergesPorts {
  /** A text that is another one once a redirect has changed. */
  version: () => string;
  /** Absorbed person → the person whose file stays, as both are known here. */
  redirects: () => ReadonlyMap<string, string>;
  isHere: (personId: string) => boolean;
  /** Somebody is to be indexed anew. */
  touch: (personId: string) => void;
}

/** Nobody hides anybody here yet: whether a file that stays is known is asked when somebody looks. */
const everybody = () => true;

/** In whose file everybody is read on this device; worked out anew once a redirect has changed. */
export class Merges {
  readonly #ports: MergesPorts;
  #people: MergedPeople = mergedPeople(new Map(), everybody);
  #version = "";

  constructor(ports: MergesPorts) {
    this.#ports = ports;
  }

  /** Before the index answers: whoever moved to another file since is marked to be indexed anew. */
  catchUp(): void {
    this.#current();
  }

  /** The person in whose file somebody's records are read here: herself, or who absorbed her where that file is here too. */
  fileOf(personId: string): string {
    const stays = staysAs(this.#current(), personId);
    return stays !== personId && !this.#ports.isHere(stays) ? personId : stays;
  }

  /** Everybody whose records are read in the same file as this person's (rule B1); whose file it is comes first. */
  readTogether(personId: string): string[] {
    return allOf(this.#current(), this.fileOf(personId));
  }

  /** What a changed record wakes; a redirect changes the file it leads to, and the one it led to before. */
  wokenBy(collection: string, personId: string | null): Topic[] {
    const topics = topicsOf(collection, personId);
    if (!personId) return topics;
    const files = new Set([staysAs(this.#people, personId), staysAs(this.#current(), personId)]);
    files.delete(personId);
    return [...topics, ...[...files].map((id): Topic => `person:${id}`)];
  }

  #current(): MergedPeople {
    const version = this.#ports.version();
    if (version === this.#version) return this.#people;
    const before = this.#people;
    this.#people = mergedPeople(this.#ports.redirects(), everybody);
    this.#version = version;
    for (const id of new Set([...before.into.keys(), ...this.#people.into.keys()])) {
      const [old, next] = [staysAs(before, id), staysAs(this.#people, id)];
      if (old !== next) for (const each of [id, old, next]) this.#ports.touch(each);
    }
    return this.#people;
  }
}

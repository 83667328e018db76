import type { Account } from "./accounts";

/** One line of the review: a person, a visit or a referral. */
export interface ReviewLine {
  id: string;
  personId: string;
  personName: string;
  day?: string;
}

interface OfficeFile {
  person: { id: string };
  visits: { id: string; note: { fields: { note?: string } } | null }[];
  phones: { id: string; fields: { number?: string } }[];
}

interface DuplicatePair {
  id: string;
  people: { id: string; name: string }[];
}

export interface OfficeDevice {
  staffId: string;
  unsent: number;
  holes: number;
  /** How far ahead of the office the device's clock is, milliseconds. */
  clockOffset: number | null;
}

/** What the office's screens read, asked for without a screen: quick where only the outcome counts. */
export class OfficeDesk {
  readonly #origin: string;
  readonly #cookie: string;

  private constructor(origin: string, cookie: string) {
    this.#origin = origin;
    this.#cookie = cookie;
  }

  static async signIn(origin: string, { username, password }: Account): Promise<OfficeDesk> {
    const signedIn = await fetch(`${origin}/api/session`, {
      method: "POST",
      headers: { "content-type": "application/json", origin },
      body: JSON.stringify({ username, password }),
    });
    if (!signedIn.ok) throw new Error(`${username} could not sign in: ${signedIn.status}`);
    return new OfficeDesk(origin, signedIn.headers.getSetCookie()[0]?.split(";")[0] ?? "");
  }

  async review(kind: "people" | "visits", words: string): Promise<{ items: ReviewLine[]; total: number }> {
    return this.#read(`/api/review?kind=${kind}&q=${encodeURIComponent(words)}`);
  }

  /** What stands in the notes of somebody's visits, oldest first. */
  async notesOf(personId: string): Promise<string[]> {
    const { visits } = await this.#read<OfficeFile>(`/api/people/${personId}`);
    return visits.map(({ note }) => note?.fields.note ?? "").reverse();
  }

  /** Somebody's file as this reader gets it. */
  file(personId: string): Promise<OfficeFile> {
    return this.#read<OfficeFile>(`/api/people/${personId}`);
  }

  /** The open pairs in which somebody of this name is. */
  async duplicates(name: string): Promise<DuplicatePair[]> {
    const { items } = await this.#read<{ items: DuplicatePair[] }>("/api/duplicates?state=open");
    return items.filter(({ people }) => people.some((each) => each.name.includes(name)));
  }

  async phonesOf(personId: string): Promise<string[]> {
    const { phones } = await this.#read<OfficeFile>(`/api/people/${personId}`);
    return phones.map(({ fields }) => fields.number ?? "");
  }

  async devicesOf(staffId: string): Promise<OfficeDevice[]> {
    const { items } = await this.#read<{ items: OfficeDevice[] }>("/api/devices");
    return items.filter((device) => device.staffId === staffId);
  }

  /** How many ops wait for a person. */
  async waiting(): Promise<number> {
    return (await this.#read<{ total: number }>("/api/quarantine")).total;
  }

  async #read<Answer>(path: string): Promise<Answer> {
    const answer = await fetch(this.#origin + path, { headers: { cookie: this.#cookie } });
    if (!answer.ok) throw new Error(`${path.split("?")[0]}: ${answer.status}`);
    return (await answer.json()) as Answer;
  }
}

import { type HandedIn, handedInSchema, type HandIn } from "@konta/shared/sync/copy";
import { isCustody } from "@konta/shared/sync/answer";
import { askAtRest } from "./ask-json";

/** What a shelf of copies must be able to do here. */
export interface Shelf {
  names(): Promise<string[]>;
  read(name: string): Promise<Uint8Array | null>;
  remove(name: string): Promise<void>;
}

/** How many copies the office has taken, how many are left, and whether it answered for all of them. */
export interface HandedOver {
  taken: number;
  left: number;
  reached: boolean;
}

const PER_REQUEST = 50;

function base64url(bytes: Uint8Array): string {
  let plain = "";
  for (const byte of bytes) plain += String.fromCharCode(byte);
  return btoa(plain).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

/** Null when the office did not answer, or something else did. */
export const postCopies = (body: HandIn): Promise<HandedIn | null> =>
  askAtRest("/api/sync/v1/copies", body, handedInSchema);

/** A copy's name here says what is in it, which the office is not told: its answer has to know it by opening the copy. */
const nameAsked = (name: string): string => name.split(".").slice(0, 2).join(".");

/**
 * In the order they were made. Two lives of a replica may have given one number to two ops: those go apart, so that each
 * answer says of one copy only what became of it.
 */
function inRequests(names: readonly string[]): string[][] {
  const requests: { numbers: Set<string>; names: string[] }[] = [];
  const parts = names.map((name) => ({ name, of: name.split(".") }));
  const byNumber = parts.toSorted(({ of: [a, m] }, { of: [b, n] }) =>
    a === b ? Number(m) - Number(n) : String(a) < String(b) ? -1 : 1,
  );
  for (const { name } of byNumber) {
    const number = nameAsked(name);
    let request = requests.at(-1);
    if (!request || request.names.length >= PER_REQUEST || request.numbers.has(number))
      requests.push((request = { numbers: new Set(), names: [] }));
    request.numbers.add(number);
    request.names.push(name);
  }
  return requests.map((request) => request.names);
}

/** Whatever else answers on the way has not opened it (rule P1). Copies of before carry no hash to compare. */
function isProven(name: string, hash: string | undefined): boolean {
  const [, , inside] = name.split(".");
  return inside === undefined || inside === hash;
}

/**
 * Hands in the second copies that lie on this device, whoever's they are; nobody here can read them (rules O6, P8). A copy
 * goes only when the office has what it holds.
 */
export async function handIn(
  shelf: Shelf,
  post: (body: HandIn) => Promise<HandedIn | null> = postCopies,
): Promise<HandedOver> {
  const names = await shelf.names();
  let taken = 0;
  for (const request of inRequests(names)) {
    const copies: HandIn["copies"] = [];
    const asked = new Map<string, string>();
    for (const name of request) {
      const bytes = await shelf.read(name);
      if (!bytes) continue;
      copies.push({ name: nameAsked(name), sealed: base64url(bytes) });
      asked.set(nameAsked(name), name);
    }
    const answer = await post({ copies });
    if (!answer) return { taken, left: names.length - taken, reached: false };
    for (const { name: of, status, hash } of answer.results) {
      const name = asked.get(of);
      // A word about what was not handed in now is none of this answer's.
      if (name === undefined || !isCustody(status)) continue;
      if (!isProven(name, hash)) return { taken, left: names.length - taken, reached: false };
      asked.delete(of);
      await shelf.remove(name);
      taken += 1;
    }
  }
  return { taken, left: names.length - taken, reached: true };
}

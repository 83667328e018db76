import { elot743 } from "./elot743";
import { fold } from "./fold";
import { greekKey, smoothKey } from "./greek-key";
import { readingsAt } from "./latin-reading";

/** A Latin word with more readings than this keeps the most likely ones. */
export const KEYS_PER_WORD = 8;
/** Longer "words" are pasted text; their tail says nothing about a name. */
export const LETTERS_PER_WORD = 48;

const GREEK = /[α-ω]/;
const LATIN = /[a-z]/;
const ONE_SIGN = /^[389]$/;

type Heard = { key: string; cost: number };

/** Keeps the list short, each key once, the likeliest first. */
function add(list: Heard[], key: string, cost: number): void {
  const same = list.find((heard) => heard.key === key);
  if (same) {
    same.cost = Math.min(same.cost, cost);
    return;
  }
  list.push({ key, cost });
  if (list.length <= KEYS_PER_WORD) return;
  list.sort((a, b) => a.cost - b.cost);
  list.pop();
}

function latinKeys(word: string): string[] {
  const heardUpTo: Heard[][] = Array.from({ length: word.length + 1 }, () => []);
  heardUpTo[0] = [{ key: "", cost: 0 }];
  for (let at = 0; at < word.length; at += 1) {
    const heard = heardUpTo[at];
    if (!heard || heard.length === 0) continue;
    for (const [take, sound, cost] of readingsAt(word, at)) {
      const next = heardUpTo[at + take];
      if (next) for (const so of heard) add(next, so.key + sound, so.cost + cost);
    }
  }
  const all = (heardUpTo[word.length] ?? []).toSorted((a, b) => a.cost - b.cost);
  return [...new Set(all.map((heard) => smoothKey(heard.key)))];
}

/** @param folded one word as `fold` leaves it, without blanks */
export function soundKeysOfFolded(folded: string): string[] {
  const word = folded.slice(0, LETTERS_PER_WORD);
  if (word === "") return [];
  if (LATIN.test(word) || ONE_SIGN.test(word)) return latinKeys(GREEK.test(word) ? elot743(word) : word);
  return [GREEK.test(word) ? greekKey(word) : word];
}

/**
 * How a word sounds to a Greek ear, whether written in Greek, in ΕΛΟΤ 743 or in Greeklish: two words may be
 * the same name when they share a key. One key for a Greek word, up to `KEYS_PER_WORD` for a Latin one
 * (most likely first), none for a word without letters and digits. Other scripts keep their folded form.
 */
export const soundKeys = (word: string): string[] => soundKeysOfFolded(fold(word).replaceAll(" ", ""));

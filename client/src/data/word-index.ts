import { type MatchReason, MATCH_REASONS, matchName } from "@konta/shared/people/match-name";
import type { PreparedWord } from "@konta/shared/people/prepare-name";

export interface WordEntry {
  word: PreparedWord;
  people: Set<string>;
}
export interface FoundWord {
  entry: WordEntry;
  /** Place in MATCH_REASONS: 0 is the strongest. */
  place: number;
}

const LONGEST_PREFIX = 3;
const SUFFIX = 3;

const into = (map: Map<string, Set<WordEntry>>, at: string, entry: WordEntry): void => {
  const set = map.get(at);
  if (set) set.add(entry);
  else map.set(at, new Set([entry]));
};

/**
 * The words of all names, each once, under the beginnings of their spellings and sounds. Twenty thousand people share
 * a few thousand words, so a query compares itself with some dozens of them and never with every person.
 */
export class WordIndex {
  readonly #words = new Map<string, WordEntry>();
  readonly #beginnings = new Map<string, Set<WordEntry>>();
  readonly #endings = new Map<string, Set<WordEntry>>();
  readonly #stems = new Map<string, Set<WordEntry>>();

  add(word: PreparedWord, person: string): void {
    const entry = this.#words.get(word.folded) ?? this.#place(word);
    entry.people.add(person);
  }

  remove(word: PreparedWord, person: string): void {
    this.#words.get(word.folded)?.people.delete(person);
  }

  /** Words that match a typed one, the strongest first; one slip is forgiven only where nothing else matches. */
  find(typed: PreparedWord): FoundWord[] {
    const candidates = new Set<WordEntry>();
    for (const form of [typed.folded, ...typed.keys])
      for (const entry of this.#beginnings.get(form.slice(0, LONGEST_PREFIX)) ?? []) candidates.add(entry);
    for (const { stem } of typed.stems)
      for (const entry of this.#stems.get(stem) ?? []) candidates.add(entry);
    const found = this.#matching(typed, candidates, ["exact", "key", "prefix", "stem"]);
    return found.length > 0 ? found : this.#matching(typed, this.#oneSlipAway(typed), ["edit"]);
  }

  #matching(
    typed: PreparedWord,
    candidates: Iterable<WordEntry>,
    accepted: readonly MatchReason[],
  ): FoundWord[] {
    const found: FoundWord[] = [];
    const query = { words: [typed], digits: null };
    for (const entry of candidates) {
      if (entry.people.size === 0) continue;
      const match = matchName(query, { words: [entry.word] });
      if (match && accepted.includes(match.reason))
        found.push({ entry, place: MATCH_REASONS.indexOf(match.reason) });
    }
    return found.sort((a, b) => a.place - b.place);
  }

  /** A slip spares either the beginning or the end of a word. */
  #oneSlipAway(typed: PreparedWord): Set<WordEntry> {
    const candidates = new Set<WordEntry>();
    for (const key of typed.keys) {
      for (const entry of this.#beginnings.get(key.slice(0, 1)) ?? []) candidates.add(entry);
      for (const entry of this.#endings.get(key.slice(-SUFFIX)) ?? []) candidates.add(entry);
    }
    return candidates;
  }

  #place(word: PreparedWord): WordEntry {
    const entry = { word, people: new Set<string>() };
    this.#words.set(word.folded, entry);
    for (const form of new Set([word.folded, word.latin, ...word.keys]))
      for (let size = 1; size <= Math.min(LONGEST_PREFIX, form.length); size += 1)
        into(this.#beginnings, form.slice(0, size), entry);
    for (const key of word.keys) into(this.#endings, key.slice(-SUFFIX), entry);
    for (const { stem } of word.stems) into(this.#stems, stem, entry);
    return entry;
  }
}

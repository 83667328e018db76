import { stemsMeet } from "./name-stem";
import { isOneEdit } from "./one-edit";
import type { PreparedName, PreparedQuery, PreparedWord } from "./prepare-name";

/** Why a word matches, the strongest first. */
export const MATCH_REASONS = ["exact", "key", "prefix", "stem", "edit"] as const;
export type MatchReason = (typeof MATCH_REASONS)[number];

/** `reason` is the weakest of the query words' `reasons`; of two names the one with the higher `score` stands first. */
export type MatchScore = { score: number; reason: MatchReason; reasons: readonly MatchReason[] };

/** One slip in a shorter word makes another name of it, and so does one in the first letter. */
const SHORTEST_WITH_EDIT = 5;
const NO_MATCH: number = MATCH_REASONS.length;

function sharesKey(query: PreparedWord, word: PreparedWord): boolean {
  for (const key of query.keys) if (word.keys.includes(key)) return true;
  return false;
}

function beginsWith(query: PreparedWord, word: PreparedWord): boolean {
  if (word.folded.startsWith(query.folded) || word.latin.startsWith(query.folded)) return true;
  for (const key of query.keys) {
    for (const full of word.keys) if (full.startsWith(key)) return true;
  }
  return false;
}

function isOneSlipAway(query: PreparedWord, word: PreparedWord): boolean {
  for (const key of query.keys) {
    if (key.length < SHORTEST_WITH_EDIT) continue;
    for (const full of word.keys) {
      const mayBe = full.length >= SHORTEST_WITH_EDIT && full.charCodeAt(0) === key.charCodeAt(0);
      if (mayBe && isOneEdit(key, full)) return true;
    }
  }
  return false;
}

/** The place in MATCH_REASONS, looking no further than what is already better. */
function placeOf(query: PreparedWord, word: PreparedWord, best: number): number {
  if (query.folded === word.folded) return 0;
  if (best > 1 && sharesKey(query, word)) return 1;
  if (best > 2 && beginsWith(query, word)) return 2;
  if (best > 3 && stemsMeet(query.stems, word.stems)) return 3;
  if (best > 4 && isOneSlipAway(query, word)) return 4;
  return best;
}

/**
 * Whether every word of the query matches some word of the name, in any order; null when one does not, or
 * when the query has no words. The score ranks by the weakest reason, then by all reasons, then by how much
 * of the name was typed.
 */
export function matchName(query: PreparedQuery, name: PreparedName): MatchScore | null {
  if (query.words.length === 0) return null;
  const reasons: MatchReason[] = [];
  let weakest = 0;
  let places = 0;
  for (const word of query.words) {
    let place = NO_MATCH;
    for (const candidate of name.words) {
      place = placeOf(word, candidate, place);
      if (place === 0) break;
    }
    const reason = MATCH_REASONS[place];
    if (reason === undefined) return null;
    reasons.push(reason);
    weakest = Math.max(weakest, place);
    places += place;
  }
  const share = Math.min(1, query.words.length / Math.max(1, name.words.length));
  const score = (NO_MATCH - weakest) * 1000 + (NO_MATCH - places / query.words.length) * 100 + share * 50;
  return { score, reason: MATCH_REASONS[weakest] ?? "edit", reasons };
}

/** What a seed has made so far. */
export interface Made {
  people: string[];
  phones: string[];
  consents: Set<string>;
  /** People of a community that nobody serves, and what hangs on them: they wait on purpose. */
  refused: Set<string>;
  /** People who were erased. */
  erased: Set<string>;
  /** Somebody's areas changed: what was written under way may wait for review. */
  areasChanged: boolean;
  restores: number;
  /** The server was put back without a word: until somebody notices, tablets know rows that it never had. */
  wasSilent: boolean;
}

export const nothingMade = (): Made => ({
  people: [],
  phones: [],
  consents: new Set(),
  refused: new Set(),
  erased: new Set(),
  areasChanged: false,
  restores: 0,
  wasSilent: false,
});

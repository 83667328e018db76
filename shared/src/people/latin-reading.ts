/**
 * One way to hear the letters at a place of a Latin-written word: how many letters it takes, what it sounds
 * like in the key's letters (see greek-key.ts), and how far-fetched it is (0 = the usual reading).
 */
export type Reading = readonly [take: number, sound: string, cost: number];

const VOWELS = "aeiouyw";

const isVowel = (letter: string): boolean => letter !== "" && VOWELS.includes(letter);

/** A place where Greeklish h can only be η: before a consonant or at the end. */
const isClosed = (next: string): boolean => !isVowel(next);

/** Both-ways vowels: ELOT writes αη, οη, ωι as ai, oi, which look like the digraphs αι, οι. */
const VOWEL_PAIRS: Record<string, readonly Reading[]> = {
  ai: [
    [2, "e", 0],
    [2, "ai", 1],
  ],
  ei: [
    [2, "i", 0],
    [2, "ei", 1],
  ],
  oi: [
    [2, "i", 0],
    [2, "oi", 1],
  ],
  ou: [[2, "u", 0]],
  oy: [
    [2, "u", 0],
    [2, "i", 1],
    [1, "o", 1],
  ],
  ee: [
    [2, "e", 0],
    [2, "i", 1],
  ],
  oo: [
    [2, "o", 0],
    [2, "u", 1],
  ],
  ae: [
    [2, "ae", 0],
    [2, "e", 2],
  ],
};

/** αυ and ευ as people type them, beside a plain a or e followed by another vowel. */
function withUpsilon(first: string, second: string, next: string): Reading[] {
  const readings: Reading[] = [[2, `${first}v`, 0]];
  if (next === "") readings.push([2, `${first}f`, 1]);
  if (second === "y") readings.push([2, first === "a" ? "e" : "i", 1]);
  readings.push([1, first, second === "u" || isVowel(next) ? 1 : 2]);
  return readings;
}

export function vowelReadings(word: string, at: number): readonly Reading[] {
  const letter = word.charAt(at);
  const second = word.charAt(at + 1);
  const pair = VOWEL_PAIRS[letter + second];
  if (pair) return pair;
  if ((letter === "a" || letter === "e") && (second === "u" || second === "y")) {
    return withUpsilon(letter, second, word.charAt(at + 2));
  }
  if (letter === "u")
    return [
      [1, "u", 0],
      [1, "i", 1],
    ];
  if (letter === "w")
    return isVowel(second)
      ? [
          [1, "o", 0],
          [1, "u", 1],
          [1, "v", 2],
        ]
      : [[1, "o", 0]];
  if (letter === "y") {
    if (second === "e" || second === "i")
      return [
        [1, "i", 0],
        [1, "gi", 1],
        [1, "g", 2],
      ];
    return isVowel(second)
      ? [
          [1, "i", 0],
          [1, "gi", 1],
        ]
      : [[1, "i", 0]];
  }
  return [[1, letter, 0]];
}

/** h alone: χ, η (Dhmhtrhs, Mixahl), or a foreign breath that Greek leaves out (Sarah, Helena). */
function readingsOfH(word: string, at: number): readonly Reading[] {
  const closed = isClosed(word.charAt(at + 1));
  if (at === 0)
    return closed
      ? [
          [1, "i", 0],
          [1, "h", 1],
        ]
      : [
          [1, "h", 0],
          [1, "", 2],
        ];
  const afterVowel = isVowel(word.charAt(at - 1));
  if (!afterVowel)
    return closed
      ? [[1, "i", 0]]
      : [
          [1, "h", 0],
          [1, "", 1],
        ];
  if (at === word.length - 1)
    return [
      [1, "", 0],
      [1, "h", 1],
      [1, "i", 1],
    ];
  return closed
    ? [
        [1, "h", 0],
        [1, "i", 1],
        [1, "", 2],
      ]
    : [
        [1, "h", 0],
        [1, "", 2],
      ];
}

/** Consonant + h as one sound, beside consonant + η where only that can be meant (Nikh, Panagiwths). */
const WITH_H: Record<string, { open: readonly Reading[]; eta: readonly Reading[] }> = {
  t: {
    open: [
      [2, "q", 0],
      [2, "t", 2],
    ],
    eta: [[2, "ti", 1]],
  },
  p: { open: [[2, "f", 0]], eta: [[2, "pi", 1]] },
  c: {
    open: [
      [2, "h", 0],
      [2, "k", 2],
      [2, "ts", 2],
    ],
    eta: [],
  },
  k: {
    open: [
      [2, "h", 0],
      [2, "k", 2],
    ],
    eta: [[2, "ki", 1]],
  },
  g: { open: [[2, "g", 0]], eta: [[2, "gi", 1]] },
  d: { open: [[2, "d", 1]], eta: [[2, "di", 0]] },
  s: {
    open: [
      [2, "s", 0],
      [2, "sh", 1],
    ],
    eta: [[2, "si", 1]],
  },
  z: { open: [[2, "z", 0]], eta: [[2, "zi", 1]] },
  b: {
    open: [[2, "b", 0]],
    eta: [
      [2, "bi", 0],
      [2, "vi", 1],
    ],
  },
  x: {
    open: [
      [2, "j", 1],
      [2, "ksi", 2],
    ],
    eta: [
      [2, "hi", 1],
      [2, "ksi", 1],
    ],
  },
};

const CLUSTERS: Record<string, readonly Reading[]> = {
  sch: [
    [3, "sh", 0],
    [3, "s", 1],
  ],
  tch: [
    [3, "th", 0],
    [3, "ts", 1],
  ],
  ngk: [[3, "g", 0]],
  ngh: [[3, "g", 0]],
  mp: [[2, "b", 0]],
  mb: [
    [2, "b", 0],
    [2, "mv", 2],
  ],
  nd: [
    [2, "nd", 0],
    [2, "nt", 1],
  ],
  nk: [
    [2, "nk", 0],
    [2, "g", 1],
  ],
  ng: [[2, "g", 0]],
  gg: [[2, "g", 0]],
  gk: [[2, "g", 0]],
  gj: [[2, "gi", 0]],
  tz: [[2, "j", 0]],
  dz: [[2, "j", 0]],
  dj: [[2, "j", 0]],
  qu: [
    [2, "k", 0],
    [2, "ku", 1],
  ],
};

const SINGLES: Record<string, readonly Reading[]> = {
  b: [
    [1, "b", 0],
    [1, "v", 1],
  ],
  q: [[1, "k", 0]],
  x: [
    [1, "ks", 0],
    [1, "h", 0],
  ],
  "3": [[1, "ks", 0]],
  "8": [[1, "q", 0]],
  "9": [[1, "q", 0]],
};

/** ντ, which sounds d where no vowel stands before it. */
function readingsOfNt(word: string, at: number): readonly Reading[] {
  const next = word.charAt(at + 2);
  if (next === "z") return [[1, "n", 0]];
  if (next === "h")
    return isClosed(word.charAt(at + 3))
      ? [
          [1, "n", 0],
          [3, "nti", 1],
        ]
      : [[1, "n", 0]];
  return at > 0 && isVowel(word.charAt(at - 1)) ? [[2, "nt", 0]] : [[2, "d", 0]];
}

export function consonantReadings(word: string, at: number): readonly Reading[] {
  const letter = word.charAt(at);
  if (letter === "h") return readingsOfH(word, at);
  const cluster = CLUSTERS[word.slice(at, at + 3)] ?? CLUSTERS[word.slice(at, at + 2)];
  if (cluster) return cluster;
  const second = word.charAt(at + 1);
  if (letter === "n" && second === "t") return readingsOfNt(word, at);
  const withH = second === "h" ? WITH_H[letter] : undefined;
  if (withH) return isClosed(word.charAt(at + 2)) ? [...withH.open, ...withH.eta] : withH.open;
  if (letter === "c")
    return "eiy".includes(second || "-")
      ? [
          [1, "k", 0],
          [1, "s", 1],
        ]
      : [[1, "k", 0]];
  if (letter === "d" && at > 0 && isVowel(word.charAt(at - 1)))
    return [
      [1, "d", 0],
      [1, "nt", 2],
    ];
  if (letter === "f" && second === "")
    return [
      [1, "f", 0],
      [1, "v", 1],
    ];
  if (letter === "j")
    return [
      [1, "j", 0],
      [1, "gi", 1],
      [1, "i", 2],
    ];
  return SINGLES[letter] ?? [[1, letter, 0]];
}

/** All ways to hear the letters at `at`, at least one. */
export const readingsAt = (word: string, at: number): readonly Reading[] =>
  isVowel(word.charAt(at)) ? vowelReadings(word, at) : consonantReadings(word, at);

/**
 * The key's letters are sounds: q = θ, h = χ, j = τζ, b = μπ, v = β, ks = ξ, g = γ and γκ alike.
 * They are never shown; they only have to be the same for every spelling of one name.
 */
const SOUNDS: Record<string, string> = {
  α: "a",
  β: "v",
  γ: "g",
  δ: "d",
  ε: "e",
  ζ: "z",
  η: "i",
  θ: "q",
  ι: "i",
  κ: "k",
  λ: "l",
  μ: "m",
  ν: "n",
  ξ: "ks",
  ο: "o",
  π: "p",
  ρ: "r",
  σ: "s",
  ς: "s",
  τ: "t",
  υ: "i",
  φ: "f",
  χ: "h",
  ψ: "ps",
  ω: "o",
};

/** Accents are gone by now, so αϊ and αι sound alike: registers in capitals seldom carry the diaeresis. */
const PAIRS: Record<string, string> = {
  ου: "u",
  αι: "e",
  ει: "i",
  οι: "i",
  υι: "i",
  αυ: "av",
  ευ: "ev",
  ηυ: "iv",
  μπ: "b",
  γγ: "g",
  γκ: "g",
  νγ: "g",
  γξ: "nks",
  γχ: "nh",
  τζ: "j",
};

const VOWELS = "αεηιουω";

/** What makes spellings of one sound equal, in keys of Greek and of Latin words alike. */
export function smoothKey(rough: string): string {
  return rough
    .replace(/(.)\1+/gsu, "$1")
    .replace(/v(?=[qkpstfh])/g, "f")
    .replace(/tq/g, "q")
    .replace(/pf/g, "f")
    .replace(/kh/g, "h")
    .replace(/(.)\1+/gsu, "$1");
}

/** @param word one folded Greek word; letters of other scripts stay as they are */
export function greekKey(word: string): string {
  let key = "";
  for (let at = 0; at < word.length; at += 1) {
    const letter = word.charAt(at);
    const pair = word.slice(at, at + 2);
    if (pair === "ντ" && word.charAt(at + 2) !== "ζ") {
      // Ντίνα and Αμπντούλ say d; Αντώνης keeps both letters, since Adonis is somebody else.
      const afterVowel = at > 0 && VOWELS.includes(word.charAt(at - 1));
      key += afterVowel ? "nt" : "d";
      at += 1;
    } else if (PAIRS[pair] !== undefined) {
      key += PAIRS[pair];
      at += pair === "νγ" && word.charAt(at + 2) === "κ" ? 2 : 1;
    } else {
      key += SOUNDS[letter] ?? letter;
    }
  }
  return smoothKey(key);
}

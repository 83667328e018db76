export interface TextPart {
  text: string;
  changed: boolean;
}

/** Beyond this many pairs of words only the shared beginning and end are found: a long note must not hold the screen. */
const PAIRS = 250_000;

const wordsOf = (text: string): string[] => text.match(/\s+|[\p{L}\p{N}]+|[^\s\p{L}\p{N}]/gu) ?? [];

function sharedStart(from: readonly string[], to: readonly string[]): number {
  let at = 0;
  while (at < from.length && at < to.length && from[at] === to[at]) at++;
  return at;
}

/** Which of `to` are in a longest common subsequence with `from`. */
function keptOf(from: readonly string[], to: readonly string[]): boolean[] {
  const kept = to.map(() => false);
  if (from.length * to.length > PAIRS) return kept;
  const width = to.length + 1;
  const lengths = new Uint32Array((from.length + 1) * width);
  const at = (i: number, j: number) => lengths[i * width + j] ?? 0;
  for (let i = from.length - 1; i >= 0; i--)
    for (let j = to.length - 1; j >= 0; j--)
      lengths[i * width + j] =
        from[i] === to[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  for (let i = 0, j = 0; i < from.length && j < to.length;) {
    if (from[i] === to[j]) {
      kept[j] = true;
      i++;
      j++;
    } else if (at(i + 1, j) >= at(i, j + 1)) i++;
    else j++;
  }
  return kept;
}

function join(units: readonly string[], changed: (at: number) => boolean): TextPart[] {
  const parts: TextPart[] = [];
  units.forEach((text, at) => {
    const last = parts.at(-1);
    if (last && last.changed === changed(at)) last.text += text;
    else parts.push({ text, changed: changed(at) });
  });
  return parts;
}

/**
 * The text cut into what `from` has too and what is new. A number or a single word is compared letter by letter
 * («697000000**1**»), anything longer word by word.
 */
export function differences(from: string, to: string): TextPart[] {
  if (from === "") return to === "" ? [] : [{ text: to, changed: false }];
  const byLetter = wordsOf(from).length <= 1 && wordsOf(to).length <= 1;
  const units = byLetter ? [...to] : wordsOf(to);
  const before = byLetter ? [...from] : wordsOf(from);
  const start = sharedStart(before, units);
  const end = sharedStart(before.slice(start).toReversed(), units.slice(start).toReversed());
  const stop = units.length - end;
  const kept = byLetter ? [] : keptOf(before.slice(start, before.length - end), units.slice(start, stop));
  const isNew = (at: number) => at >= start && at < stop && !kept[at - start];
  // One line under a new phrase, not a line under each of its words.
  const isGapInNew = (at: number) => /^\s+$/.test(units[at] ?? "") && isNew(at - 1) && isNew(at + 1);
  return join(units, (at) => isNew(at) || isGapInNew(at));
}

import { matchName } from "../people/match-name";
import { prepareName, prepareQuery, type PreparedName } from "../people/prepare-name";
import { fold } from "../people/fold";

/** One entry of a catalogue, ready to be searched. */
export interface FindableItem<Item> {
  item: Item;
  prepared: PreparedName;
  folded: string;
}

/** @param texts the names of an item in every language, and its aliases */
export const findableItem = <Item>(item: Item, texts: readonly string[]): FindableItem<Item> => ({
  item,
  prepared: prepareName(texts),
  folded: texts.map(fold).join(" "),
});

/** More than any name's score: what was typed stands in the text letter by letter. */
const LITERAL = 10_000;

/**
 * The items that everything typed is found in, the nearest first: with or without accents, Greek or Greeklish, beginnings
 * of words in any order. All of them, in the order given, while nothing is typed.
 */
export function findItems<Item>(items: readonly FindableItem<Item>[], typed: string): Item[] {
  const folded = fold(typed);
  if (folded === "") return items.map(({ item }) => item);
  const query = prepareQuery(typed);
  const hits: { item: Item; score: number; place: number }[] = [];
  items.forEach(({ item, prepared, folded: text }, place) => {
    const literal = ` ${text}`.includes(` ${folded}`) ? LITERAL : 0;
    const score = literal + (matchName(query, prepared)?.score ?? (literal > 0 ? 1 : 0));
    if (score > 0) hits.push({ item, score, place });
  });
  return hits.sort((a, b) => b.score - a.score || a.place - b.place).map(({ item }) => item);
}

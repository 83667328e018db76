import { comparableIdentifier } from "./identifiers";

const text = (value: unknown): string => (typeof value === "string" ? value : "");
const number = (value: unknown): string => comparableIdentifier(text(value));

/** By what two records of a kind say the same. */
const WORDS: Record<string, (fields: Readonly<Record<string, unknown>>) => string[]> = {
  personName: ({ kind, surname, givenName }) => [text(kind), text(surname), text(givenName)],
  phone: (fields) => [number(fields["number"])],
  identifier: ({ kind, value }) => [text(kind), number(value)],
  document: (fields) => [text(fields["kind"]), number(fields["number"])],
};

/**
 * The records of one file after a merge: what an absorbed file only repeats is shown once. What one and the same file
 * says twice stays twice, and nothing is removed anywhere (rule B1).
 * @param records of one collection, those of the file that stays first; `personId` stands in their fields
 */
export function saidOnce<One extends { fields: object }>(collection: string, records: readonly One[]): One[] {
  const wordsOf = WORDS[collection];
  if (!wordsOf) return [...records];
  const said = new Map<string, unknown>();
  return records.filter((record) => {
    const fields = record.fields as Readonly<Record<string, unknown>>;
    const words = JSON.stringify(wordsOf(fields));
    if (!said.has(words)) said.set(words, fields["personId"]);
    return said.get(words) === fields["personId"];
  });
}

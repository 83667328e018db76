type Fields = Readonly<Record<string, unknown>>;

/**
 * From one version of the collections' fields to the next one, and back (rule V2). Pure: the same fields always become
 * the same. What a step does not name it hands on as it is, also what it has never heard of.
 */
export interface SchemaStep {
  /** What a field of the older version is called in the newer one. */
  name(collection: string, field: string): string;
  /** The fields of an op or a row of the older version, as the newer one says them; null stays null. */
  up(collection: string, fields: Fields): Record<string, unknown>;
  /** The fields of a row of the newer version, as the older one knows them. */
  down(collection: string, fields: Fields): Record<string, unknown>;
}

/** One field of one collection that was called or written otherwise. */
export interface FieldChange {
  collection: string;
  from: string;
  to: string;
  /** Older value → newer value, for values of a list; others are handed on. */
  values?: Readonly<Record<string, string>>;
}

/** A step that only renames fields and words of lists: most are such. */
export function renamingStep(changes: readonly FieldChange[]): SchemaStep {
  const changed = (collection: string, field: string, side: "from" | "to") =>
    changes.find((each) => each.collection === collection && each[side] === field);
  const mapped = (value: unknown, words: Readonly<Record<string, string>> | undefined): unknown =>
    typeof value === "string" && words && Object.hasOwn(words, value) ? words[value] : value;
  const turned = (words: FieldChange["values"]): Record<string, string> =>
    Object.fromEntries(Object.entries(words ?? {}).map(([older, newer]) => [newer, older]));
  return {
    name: (collection, field) => changed(collection, field, "from")?.to ?? field,
    up: (collection, fields) =>
      Object.fromEntries(
        Object.entries(fields).map(([field, value]) => {
          const change = changed(collection, field, "from");
          return change ? [change.to, mapped(value, change.values)] : [field, value];
        }),
      ),
    down: (collection, fields) =>
      Object.fromEntries(
        Object.entries(fields).map(([field, value]) => {
          const change = changed(collection, field, "to");
          return change ? [change.from, mapped(value, turned(change.values))] : [field, value];
        }),
      ),
  };
}

import { useQueries } from "@tanstack/react-query";
import { fieldKind } from "../../text/field-kind";
import type { NameOf } from "../../text/say-value";
import { personQuery } from "./office-queries";

/** The ids of people among the values of a field; none where the field names nobody. */
export const peopleIn = (collection: string, field: string, values: readonly unknown[]): string[] =>
  fieldKind(collection, field).is === "person"
    ? [...new Set(values.filter((value) => typeof value === "string"))]
    : [];

/** Names of people by their ids, with the reference number, because two files to be told apart may be of one name. */
export function usePersonNames(ids: readonly string[]): NameOf {
  const people = useQueries({ queries: ids.map(personQuery) });
  return (id) => {
    const file = people[ids.indexOf(id)]?.data;
    if (!file) return undefined;
    const reference = file.person.fields["localReference"];
    return [file.name, typeof reference === "string" && `(${reference})`].filter(Boolean).join(" ");
  };
}

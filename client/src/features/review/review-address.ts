import { isLocalDate } from "@konta/shared/base/local-date";
import { REVIEW_KINDS } from "../../data/office/office-answers";
import { pageOf } from "../../data/office/page-address";
import type { ReviewFilters } from "../../data/office/office-queries";

/** What of the address narrows the list; the rest of it says what is open beside the list. */
export const FILTERS = ["from", "to", "community", "by"] as const;
export type FilterName = (typeof FILTERS)[number];

/**
 * The filters in an address, and the words beside it, which name people and therefore never stand there; whatever in it makes no sense is left out, so that an old
 * link still opens.
 */
export function filtersOf(address: URLSearchParams, words = ""): ReviewFilters {
  const day = (name: string) => {
    const value = address.get(name) ?? "";
    return isLocalDate(value) ? value : undefined;
  };
  return {
    kind: REVIEW_KINDS.find((kind) => kind === address.get("kind")) ?? "visits",
    from: day("from"),
    to: day("to"),
    community: address.get("community") || undefined,
    by: address.get("by") || undefined,
    q: words.slice(0, 120) || undefined,
    page: pageOf(address),
  };
}

/** The same address with one thing changed; another filter begins at the first page with nothing open. */
export function withFilter(
  address: URLSearchParams,
  name: FilterName | "kind" | "page",
  value: string,
): URLSearchParams {
  const next = new URLSearchParams(address);
  if (value === "") next.delete(name);
  else next.set(name, value);
  for (const dropped of ["row", "person", ...(name === "page" ? [] : ["page"])]) next.delete(dropped);
  return next;
}

/** The same list with another row of it open beside it. */
export function withRow(address: URLSearchParams, id: string): URLSearchParams {
  const next = new URLSearchParams(address);
  next.set("row", id);
  next.delete("person");
  return next;
}

/** The same kind without any filter. */
export const withoutFilters = (address: URLSearchParams): URLSearchParams =>
  new URLSearchParams({ kind: filtersOf(address).kind });

import type { PageFacts } from "./office-answers";

/** More pages than the server turns. */
const LAST_PAGE = 10_000;

/** The page an address asks for; what makes no sense is the first. */
export function pageOf(address: URLSearchParams): number {
  const page = Number(address.get("page") ?? 1);
  return Number.isInteger(page) && page >= 1 && page <= LAST_PAGE ? page : 1;
}

/** The same list on another page, with nothing of the old one chosen. */
export function withPage(address: URLSearchParams, page: number): URLSearchParams {
  const next = new URLSearchParams(address);
  next.delete("item");
  if (page <= 1) next.delete("page");
  else next.set("page", String(page));
  return next;
}

export const pagesOf = ({ total, pageSize }: Pick<PageFacts, "total" | "pageSize">): number =>
  Math.max(1, Math.ceil(total / Math.max(1, pageSize)));

/** Which of all of them a page shows: «201–400». */
export function rangeOf({ page, pageSize, total }: PageFacts): { from: number; to: number } {
  const from = Math.min(total, (page - 1) * pageSize + 1);
  return { from, to: Math.min(total, page * pageSize) };
}

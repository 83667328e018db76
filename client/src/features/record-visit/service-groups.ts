import type { CatalogueItem } from "../../data/border";

export interface ServiceGroup {
  heading: CatalogueItem;
  services: CatalogueItem[];
}

/** The catalogue as people know it: every heading with its services under it, nothing left out. */
export function serviceGroups(items: readonly CatalogueItem[]): ServiceGroup[] {
  const byId = items.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const headings = byId.filter(({ fields }) => fields["level"] === 1);
  const groups = headings.map((heading) => ({
    heading,
    services: byId.filter(({ fields }) => fields["parent"] === heading.id),
  }));
  const placed = new Set(
    groups.flatMap(({ heading, services }) => [heading, ...services].map(({ id }) => id)),
  );
  // A service whose heading is not known here is a heading of its own rather than lost.
  return [
    ...groups,
    ...byId.filter(({ id }) => !placed.has(id)).map((heading) => ({ heading, services: [] })),
  ];
}

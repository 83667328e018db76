import { findableItem, findItems } from "@konta/shared/catalogue/find-item";
import { SENSITIVITIES, type Sensitivity } from "@konta/shared/domain/registry/sensitivity";
import { useMemo } from "react";
import type { CatalogueItem } from "./border";
import { useCatalogue } from "./use-catalogue";

export interface Agencies {
  find: (typed: string) => CatalogueItem[];
  get: (id: string) => CatalogueItem | undefined;
}

const aliasesOf = ({ fields }: CatalogueItem): string[] => {
  const aliases = fields["aliases"];
  return Array.isArray(aliases) ? aliases.filter((one) => typeof one === "string") : [];
};

/** What an agency learns; the strictest where the register does not say, so that nothing is given away by a gap. */
export const sensitivityOf = (agency: CatalogueItem | undefined): Sensitivity =>
  SENSITIVITIES.find((one) => one === agency?.fields["sensitivity"]) ?? "restricted";

/** The register of agencies, searched by name, in both languages, and by alias. */
export function useAgencies(): Agencies {
  const items = useCatalogue("agency");
  return useMemo(() => {
    const findable = items.map((item) => findableItem(item, [item.el, item.en, ...aliasesOf(item)]));
    const byId = new Map(items.map((item) => [item.id, item]));
    return { find: (typed) => findItems(findable, typed), get: (id) => byId.get(id) };
  }, [items]);
}

import { useCallback, useMemo } from "react";
import type { CatalogueItem } from "./border";
import { useLive } from "./use-live";

const NONE: readonly CatalogueItem[] = [];

/** A registry as it lies on this device; empty until it is read. */
export const useCatalogue = (collection: string): readonly CatalogueItem[] =>
  useLive(["registry"], (store) => store.catalogue(collection), [collection]) ?? NONE;

/** The name of an item by its id, in the language of the page; empty for one that is not known here. */
export function useCatalogueNames(collection: string): (id: string) => string {
  const items = useCatalogue(collection);
  const byId = useMemo(() => new Map(items.map((item) => [item.id, item])), [items]);
  return useCallback(
    (id: string) => {
      const item = byId.get(id);
      return (document.documentElement.lang === "en" ? item?.en : item?.el) ?? "";
    },
    [byId],
  );
}

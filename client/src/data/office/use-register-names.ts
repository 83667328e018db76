import { useCallback, useMemo } from "react";
import { useLanguage } from "../../text/use-text";
import type { CatalogueItem } from "../border";
import { useLive } from "../use-live";

const REGISTERS = ["community", "service", "agency", "staff", "structure"] as const;
export type RegisterName = (typeof REGISTERS)[number];

export interface RegisterNames {
  /** The name of an item of any register; undefined while unknown here. */
  nameOf: (id: string) => string | undefined;
  /** One register's items in the order of their names. */
  items: (register: RegisterName) => { id: string; name: string }[];
}

/** The registers as this device holds them: they come with the exchange, so names are there without signal too. */
export function useRegisterNames(): RegisterNames {
  const language = useLanguage();
  const registers = useLive(
    ["registry"],
    async (store) => {
      const lists = await Promise.all(REGISTERS.map((register) => store.catalogue(register)));
      return new Map(REGISTERS.map((register, at) => [register, lists[at] ?? []]));
    },
    [],
  );
  const names = useMemo(
    () => new Map([...(registers?.values() ?? [])].flat().map((item) => [item.id, item])),
    [registers],
  );
  const wordOf = useCallback(
    (item: CatalogueItem) => (language === "en" ? item.en : item.el) || item.el,
    [language],
  );
  const nameOf = useCallback(
    (id: string) => {
      const item = names.get(id);
      return item && wordOf(item);
    },
    [names, wordOf],
  );
  const items = useCallback(
    (register: RegisterName) =>
      (registers?.get(register) ?? []).map((item) => ({ id: item.id, name: wordOf(item) })),
    [registers, wordOf],
  );
  return { nameOf, items };
}

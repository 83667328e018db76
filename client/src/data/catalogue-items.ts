import type { CatalogueItem } from "./border";
import { idsOf, known } from "./known-record";
import type { Replica } from "./replica";

const text = (value: unknown): string => (typeof value === "string" ? value : "");

/** A registry as the office keeps it, by its Greek name. People of the staff directory have one name for both languages. */
export async function catalogueItems(replica: Replica, collection: string): Promise<CatalogueItem[]> {
  const items: CatalogueItem[] = [];
  for (const id of idsOf(replica, collection)) {
    const record = await known<Record<string, unknown>>(replica, collection, id);
    if (!record) continue;
    const { fields } = record;
    const el = text(fields["el"] ?? fields["name"]);
    items.push({ id, el, en: text(fields["en"]) || el, fields });
  }
  return items.sort((a, b) => a.el.localeCompare(b.el, "el"));
}

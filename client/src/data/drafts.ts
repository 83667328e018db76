import * as z from "zod/mini";
import { OWN, placeOf, randomNumber, type Replica } from "./replica";
import { openJson, sealJson } from "./sealed-json";

const draftSchema = z.object({ form: z.string(), draft: z.unknown(), at: z.number() });

/** Drafts as they lie on the disk, under their forms' names; those that do not open are left out. */
export async function readDrafts(replica: Replica): Promise<void> {
  const found: Replica["drafts"] = new Map();
  for (const { number, sealed } of await replica.databases.strict.draft.toArray()) {
    const opened = await openJson(replica.keys, OWN, placeOf(replica, "draft", number), sealed);
    const parsed = z.safeParse(draftSchema, opened);
    if (!parsed.success) continue;
    const { form, draft, at } = parsed.data;
    const known = found.get(form);
    const rows = [...(known?.rows ?? []), number];
    found.set(form, known && known.at > at ? { ...known, rows } : { number, draft, at, rows });
  }
  replica.drafts.clear();
  for (const [form, draft] of found) replica.drafts.set(form, draft);
}

/** Keeps what is typed so far. The form's name is sealed with it, since it may name a person. */
export function keepDraft(replica: Replica, form: string, draft: unknown): Promise<void> {
  return replica.writes.run(async () => {
    if (replica.closed) return;
    const known = replica.drafts.get(form);
    const number = known?.number ?? randomNumber(replica);
    const at = replica.ports.now();
    const sealed = await sealJson(replica.keys, OWN, placeOf(replica, "draft", number), { form, draft, at });
    await replica.databases.strict.draft.put({ number, sealed });
    replica.drafts.set(form, { number, draft, at, rows: known?.rows ?? [number] });
  });
}

/** The rows that hold a form's draft; two tabs may have made one each. */
export const rowsOfDraft = (replica: Replica, form: string | undefined): number[] =>
  form === undefined ? [] : (replica.drafts.get(form)?.rows ?? []);

export function dropDraft(replica: Replica, form: string): Promise<void> {
  return replica.writes.run(async () => {
    const rows = rowsOfDraft(replica, form);
    if (replica.closed || rows.length === 0) return;
    await replica.databases.strict.draft.bulkDelete(rows);
    replica.drafts.delete(form);
    replica.channel.post();
  });
}

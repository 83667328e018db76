import * as z from "zod/mini";
import { OWN, placeOf, randomNumber, type Replica } from "./replica";
import { openJson, sealJson } from "./sealed-json";

const draftSchema = z.object({ form: z.string(), draft: z.unknown(), at: z.number() });

/** Drafts left from before, under their forms' names; those that do not open are left out. */
export async function readDrafts(replica: Replica): Promise<void> {
  for (const { number, sealed } of await replica.databases.strict.draft.toArray()) {
    const opened = await openJson(replica.keys, OWN, placeOf(replica, "draft", number), sealed);
    const parsed = z.safeParse(draftSchema, opened);
    if (!parsed.success) continue;
    const { form, draft, at } = parsed.data;
    if ((replica.drafts.get(form)?.at ?? 0) <= at) replica.drafts.set(form, { number, draft, at });
  }
}

/** Keeps what is typed so far. The form's name is sealed with it, since it may name a person. */
export async function keepDraft(replica: Replica, form: string, draft: unknown): Promise<void> {
  const number = replica.drafts.get(form)?.number ?? randomNumber(replica);
  const at = replica.ports.now();
  const sealed = await sealJson(replica.keys, OWN, placeOf(replica, "draft", number), { form, draft, at });
  await replica.databases.strict.draft.put({ number, sealed });
  replica.drafts.set(form, { number, draft, at });
}

export async function dropDraft(replica: Replica, form: string): Promise<void> {
  const kept = replica.drafts.get(form);
  if (!kept) return;
  replica.drafts.delete(form);
  await replica.databases.strict.draft.delete(kept.number);
}

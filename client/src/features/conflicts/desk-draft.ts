import { sameValue } from "@konta/shared/sync/same-value";
import * as z from "zod/mini";
import type { DeskConflict } from "../../data/office/office-answers";
import type { MessageId } from "../../text/el";
import type { Choice } from "./desk-choice";
import { type Typed, typedSchema } from "./other-value";

/** What has been chosen about a disagreement, and not been saved. */
export interface DeskDraft {
  id: string;
  /** The sides its reviewer saw, by seq: with another one it is another choice. */
  sides: readonly number[];
  choice: Choice | null;
  typed: Typed | null;
  error: MessageId | null;
}

export const NOTHING: DeskDraft = { id: "", sides: [], choice: null, typed: null, error: null };

export const DESK_FORM = "desk:conflicts";

const seqs = ({ sides }: DeskConflict): number[] => sides.map(({ seq }) => seq);

export const draftOf = (conflict: DeskConflict): DeskDraft => ({
  ...NOTHING,
  id: conflict.id,
  sides: seqs(conflict),
});

/** Whether it was chosen about this disagreement as it stands now. */
export const isAbout = (draft: DeskDraft, conflict: DeskConflict): boolean =>
  draft.id === conflict.id && sameValue(draft.sides, seqs(conflict));

const keptSchema = z.object({
  id: z.string(),
  sides: z.array(z.int()),
  choice: z.discriminatedUnion("is", [
    z.object({ is: z.literal("side"), at: z.int() }),
    z.object({ is: z.literal("base") }),
    z.object({ is: z.literal("both") }),
    z.object({ is: z.literal("other"), value: z.unknown() }),
  ]),
  typed: z.nullable(typedSchema),
});

export function readDeskDraft(left: unknown): DeskDraft | null {
  const kept = z.safeParse(keptSchema, left);
  return kept.success ? { ...kept.data, error: null } : null;
}

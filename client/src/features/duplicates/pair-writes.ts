import { assert } from "@konta/shared/base/assert";
import type { Base } from "@konta/shared/sync/op";
import type { RecordChange } from "../../data/border";
import type { DuplicatePair, DuplicateSide } from "../../data/office/duplicate-answers";

/** What somebody decides about a pair. */
export type PairChoice =
  /** One person; `stays` is the place of the file that stays. */
  | { is: "merge"; stays: 0 | 1; why: string }
  | { is: "distinct"; why: string }
  /** Takes a merge back. */
  | { is: "unmerge" }
  /** Takes "two people" back: the pair is looked at again. */
  | { is: "again" };

/** What a decision writes: a change of a known record, or a record of its own. */
export type PairWrite =
  | { by: "change"; change: RecordChange }
  | { by: "addition"; collection: string; fields: Record<string, unknown> };

const reason = (why: string) => (why.trim() === "" ? {} : { why: why.trim() });

/** The file that stays and the one that is read inside it. */
export function mergeOf(
  { people }: Pick<DuplicatePair, "people">,
  stays: 0 | 1,
): { stays: DuplicateSide; absorbed: DuplicateSide } {
  return { stays: people[stays], absorbed: people[stays === 0 ? 1 : 0] };
}

function redirect(absorbed: DuplicateSide, staysId: string, why: string): RecordChange {
  const base = absorbed.redirectBase;
  // The reason of an earlier merge that was taken back is not the reason of this one.
  const said = base === null ? reason(why) : { why: null, ...reason(why) };
  const fields = { personId: absorbed.id, into: staysId, ...said };
  return { collection: "redirect", id: absorbed.id, base, fields };
}

const twoPeople = ({ people }: DuplicatePair, why: string): PairWrite => ({
  by: "addition",
  collection: "distinct",
  fields: { personId: people[0].id, otherId: people[1].id, ...reason(why) },
});

const change = (written: RecordChange): PairWrite => ({ by: "change", change: written });

/** A decision as an ordinary change (rules B1, M9); nothing that was authored is rewritten. */
export function writeOf(pair: DuplicatePair, choice: PairChoice): PairWrite {
  switch (choice.is) {
    case "merge": {
      const { stays, absorbed } = mergeOf(pair, choice.stays);
      return change(redirect(absorbed, stays.id, choice.why));
    }
    case "distinct":
      return twoPeople(pair, choice.why);
    case "unmerge":
      assert(pair.state === "merged", "only a merge is taken back");
      return change({ collection: "redirect", id: pair.id, base: pair.base, fields: { into: null } });
    case "again":
      assert(pair.state === "distinct", "only two people are looked at again");
      return change({ collection: "distinct", id: pair.id, base: pair.base, fields: {}, remove: true });
  }
}

/**
 * What takes a decision back, so that everything is as before it (rule B2).
 * @param recordId the record the decision was written in
 * @param delivered what a change of a delivered merge starts from; null while the merge waits to be sent
 */
export function inverseOf(
  pair: DuplicatePair,
  choice: PairChoice,
  recordId: string,
  delivered: Base | null,
): PairWrite {
  switch (choice.is) {
    case "merge": {
      const base = delivered ?? mergeOf(pair, choice.stays).absorbed.redirectBase;
      return change({ collection: "redirect", id: recordId, base, fields: { into: null } });
    }
    case "distinct":
      return change({ collection: "distinct", id: recordId, base: null, fields: {}, remove: true });
    case "unmerge":
      assert(pair.state === "merged", "only a merge is taken back");
      return change({
        collection: "redirect",
        id: recordId,
        base: pair.base,
        fields: { into: pair.people[0].id },
      });
    case "again":
      assert(pair.state === "distinct", "only two people are looked at again");
      return twoPeople(pair, pair.why ?? "");
  }
}

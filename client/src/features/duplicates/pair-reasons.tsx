import type { OpenPair } from "../../data/office/duplicate-answers";
import { wordOr } from "../../text/field-word";
import { useText } from "../../text/use-text";
import { Chip, Chips } from "../../ui/chip";
import { sharedNumberKinds } from "./compare-sides";

/** Why the two are proposed, as short as it can be said. @param most as many reasons, and the number of the others */
export function PairReasons({ pair, most = 99 }: { pair: OpenPair; most?: number }) {
  const t = useText();
  const kinds = sharedNumberKinds(pair.people).map((kind) => wordOr(`identifier.${kind}`, kind));
  const words = pair.reasons
    .map((reason) =>
      reason === "number" && kinds.length > 0
        ? t("duplicates.numberOf", { kind: kinds.join(", ") })
        : wordOr(`duplicateReason.${reason}`, ""),
    )
    .filter((word) => word !== "");
  return (
    <Chips>
      {pair.kind === "twins" && <Chip tone="amber">{t("duplicates.twins")}</Chip>}
      {words.slice(0, most).map((word) => (
        <Chip key={word}>{word}</Chip>
      ))}
      {words.length > most && <span>{t("duplicates.moreReasons", { count: words.length - most })}</span>}
    </Chips>
  );
}

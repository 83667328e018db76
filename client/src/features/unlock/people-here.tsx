import { useText } from "../../text/use-text";
import type { PersonHere } from "../../vault/keyring";
import { OneTile } from "../../ui/choice-tiles";

export interface PeopleHereProps {
  people: readonly PersonHere[];
  chosen: string | undefined;
  onChosen: (replica: string) => void;
}

/** The people of this device by short code: nothing longer may lie on it in clear. */
export function PeopleHere({ people, chosen, onChosen }: PeopleHereProps) {
  const t = useText();
  return (
    <OneTile
      label={t("session.choosePerson")}
      labelHidden
      hint={people.length > 1 ? t("session.lockedHint") : undefined}
      choices={people.map((person) => ({
        value: person.replica,
        label: person.shortCode,
        note: person.disabled ? t("session.disabledHere") : undefined,
      }))}
      selected={chosen}
      onSelected={(replica) => replica !== undefined && onChosen(replica)}
    />
  );
}

import { DOCUMENT_KINDS } from "@konta/shared/domain/beneficiary/document";
import { IDENTIFIER_KINDS } from "@konta/shared/domain/beneficiary/identifier";
import { useCatalogue } from "../../data/use-catalogue";
import { LanguagesInputs } from "../../parts/identity-inputs";
import { sayNumberWarning } from "../../text/say-number-warning";
import { useText } from "../../text/use-text";
import { Button } from "../../ui/button";
import { Disclosure } from "../../ui/disclosure";
import { Pair, Stack } from "../../ui/layout";
import { SelectField } from "../../ui/select-field";
import { TextField } from "../../ui/text-field";
import { HouseholdFields } from "./household-fields";
import { type FormPartProps, NewbornFields } from "./identity-fields";
import { EMPTY_DOCUMENT, EMPTY_NUMBER, type TypedDocument, type TypedNumber } from "./typed-person";

const OTHER_KINDS = IDENTIFIER_KINDS.filter((kind) => kind !== "amka" && kind !== "afm");
const MOST_ROWS = 8;

function LatinFields({ typed, set, problem }: FormPartProps) {
  const t = useText();
  return (
    <Pair>
      <TextField
        label={t("register.latinSurname")}
        value={typed.latinSurname}
        onValue={(latinSurname) => set({ latinSurname })}
        error={problem("latinSurname")}
        autoCapitalize="characters"
        dir="auto"
      />
      <TextField
        label={t("register.latinGivenName")}
        value={typed.latinGivenName}
        onValue={(latinGivenName) => set({ latinGivenName })}
        error={problem("latinGivenName")}
        autoCapitalize="characters"
        dir="auto"
      />
      <TextField
        label={t("register.nickname")}
        value={typed.nickname}
        onValue={(nickname) => set({ nickname })}
        error={problem("nickname")}
        dir="auto"
      />
      <SettlementField typed={typed} set={set} problem={problem} />
    </Pair>
  );
}

function SettlementField({ typed, set, problem }: FormPartProps) {
  const t = useText();
  const communities = useCatalogue("community");
  const chosen = communities.find(({ id }) => id === typed.community);
  const known = chosen?.fields["settlements"];
  const names = Array.isArray(known) ? known.filter((one) => typeof one === "string") : [];
  return (
    <>
      <TextField
        label={t("register.settlement")}
        value={typed.settlement}
        onValue={(settlement) => set({ settlement })}
        error={problem("settlement")}
        list="register-settlements"
        dir="auto"
      />
      <datalist id="register-settlements">
        {names.map((name) => (
          <option key={name} value={name}>
            {name}
          </option>
        ))}
      </datalist>
    </>
  );
}

function NumberRows({ typed, set, problem }: FormPartProps) {
  const t = useText();
  const put = (at: number, part: Partial<TypedNumber>) =>
    set({ numbers: typed.numbers.map((row, place) => (place === at ? { ...row, ...part } : row)) });
  return (
    <Stack>
      {typed.numbers.map((row, at) => (
        <Pair key={at}>
          <SelectField
            label={t("register.identifierKind")}
            empty=""
            options={OTHER_KINDS.map((kind) => ({ value: kind, label: t(`identifier.${kind}`) }))}
            value={row.kind}
            onValue={(kind) => put(at, { kind: OTHER_KINDS.find((one) => one === kind) ?? "" })}
          />
          <TextField
            label={t("register.identifierValue")}
            value={row.value}
            onValue={(value) => put(at, { value })}
            warning={
              row.kind === ""
                ? row.value && t("register.kindMissing")
                : sayNumberWarning(row.kind, row.value, {})
            }
            error={problem(`numbers.${at}`)}
          />
          <TextField
            label={t("register.validUntil")}
            hint={t("register.untilHint")}
            value={row.until}
            onValue={(until) => put(at, { until })}
            error={problem(`numbers.${at}.until`)}
          />
        </Pair>
      ))}
      {typed.numbers.length < MOST_ROWS && (
        <Button
          small
          tone="quiet"
          icon="plus"
          onClick={() => set({ numbers: [...typed.numbers, EMPTY_NUMBER] })}
        >
          {t("register.addIdentifier")}
        </Button>
      )}
    </Stack>
  );
}

function DocumentRows({ typed, set, problem }: FormPartProps) {
  const t = useText();
  const put = (at: number, part: Partial<TypedDocument>) =>
    set({ documents: typed.documents.map((row, place) => (place === at ? { ...row, ...part } : row)) });
  return (
    <Stack>
      {typed.documents.map((row, at) => (
        <Pair key={at}>
          <SelectField
            label={t("register.documentKind")}
            empty=""
            options={DOCUMENT_KINDS.map((kind) => ({ value: kind, label: t(`documentKind.${kind}`) }))}
            value={row.kind}
            onValue={(kind) => put(at, { kind: DOCUMENT_KINDS.find((one) => one === kind) ?? "" })}
          />
          <TextField
            label={t("register.documentNumber")}
            value={row.number}
            onValue={(number) => put(at, { number })}
            warning={row.kind === "" && row.number ? t("register.kindMissing") : undefined}
            error={problem(`documents.${at}`)}
          />
          <TextField
            label={t("register.documentUntil")}
            hint={t("register.untilHint")}
            value={row.until}
            onValue={(until) => put(at, { until })}
            error={problem(`documents.${at}.until`)}
          />
        </Pair>
      ))}
      {typed.documents.length < MOST_ROWS && (
        <Button
          small
          tone="quiet"
          icon="plus"
          onClick={() => set({ documents: [...typed.documents, EMPTY_DOCUMENT] })}
        >
          {t("register.addDocument")}
        </Button>
      )}
    </Stack>
  );
}

/** What few people need in the first ninety seconds: closed until asked for. */
export function MoreFields(props: FormPartProps & { open: boolean; onOpen: (open: boolean) => void }) {
  const { open, onOpen } = props;
  const t = useText();
  return (
    <Disclosure title={t("register.more")} aside={t("register.moreHint")} open={open} onOpen={onOpen}>
      <LatinFields {...props} />
      <NewbornFields {...props} />
      <LanguagesInputs {...props} />
      <NumberRows {...props} />
      <DocumentRows {...props} />
      <HouseholdFields {...props} />
    </Disclosure>
  );
}

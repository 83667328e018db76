import { type FormEvent, useState } from "react";
import type { Known } from "../../data/border";
import type { PhoneFields } from "../../data/border-fields";
import { useDevice } from "../../data/use-live";
import { sayPhoneWarning } from "../../text/say-number-warning";
import { useText } from "../../text/use-text";
import { Button } from "../../ui/button";
import { Card } from "../../ui/card";
import { Checkbox } from "../../ui/checkbox";
import { Chip } from "../../ui/chip";
import { Cluster, Pair, Stack } from "../../ui/layout";
import { List, Row } from "../../ui/list";
import { TextField } from "../../ui/text-field";
import css from "./phones-card.module.css";
import type { RunSave } from "./save-line";

interface PhonesProps {
  personId: string;
  phones: readonly Known<PhoneFields>[];
  canWrite: boolean;
  run: RunSave;
}

export function PhonesCard({ personId, phones, canWrite, run }: PhonesProps) {
  const t = useText();
  const { store } = useDevice();
  // The whole record as it stood when the form opened: its base travels with the save.
  const [edited, setEdited] = useState<Known<PhoneFields> | "new" | null>(null);
  const [removed, setRemoved] = useState<PhoneFields | null>(null);

  async function remove(phone: Known<PhoneFields>) {
    const isGone = await run(() =>
      store.change([{ collection: "phone", id: phone.id, base: phone.base, fields: {}, remove: true }]),
    );
    if (isGone) setRemoved(phone.fields);
  }
  async function undo(fields: PhoneFields) {
    if (await run(() => store.addRecord("phone", { ...fields }))) setRemoved(null);
  }

  return (
    <Card title={t("person.phones")}>
      {phones.length > 0 && (
        <List label={t("person.phones")}>
          {phones.map((phone) => (
            <Row
              key={phone.id}
              title={
                <a className={css.number} href={`tel:${phone.fields.number.replace(/[^+\d]/g, "")}`}>
                  <bdi>{phone.fields.number}</bdi>
                </a>
              }
              detail={
                <>
                  {phone.fields.whose && <bdi>{phone.fields.whose} </bdi>}
                  {phone.fields.safeToCall === false && <Chip tone="red">{t("person.doNotCall")}</Chip>}
                </>
              }
              end={
                canWrite && (
                  <Cluster>
                    <Button small tone="quiet" onClick={() => setEdited(phone)}>
                      {t("actions.edit")}
                    </Button>
                    <Button small tone="quiet" onClick={() => void remove(phone)}>
                      {t("actions.remove")}
                    </Button>
                  </Cluster>
                )
              }
            />
          ))}
        </List>
      )}
      {removed && (
        <Cluster>
          <span>
            {t("person.phoneRemoved")} <bdi>{removed.number}</bdi>
          </span>
          <Button small onClick={() => void undo(removed)}>
            {t("actions.undo")}
          </Button>
        </Cluster>
      )}
      {edited !== null && (
        <PhoneForm
          key={edited === "new" ? "new" : edited.id}
          personId={personId}
          opened={edited === "new" ? null : edited}
          run={run}
          onClose={() => setEdited(null)}
        />
      )}
      {canWrite && edited === null && (
        <Button small tone="quiet" icon="plus" onClick={() => setEdited("new")}>
          {t("person.addPhone")}
        </Button>
      )}
    </Card>
  );
}

interface PhoneFormProps {
  personId: string;
  opened: Known<PhoneFields> | null;
  run: RunSave;
  onClose: () => void;
}

function PhoneForm({ personId, opened, run, onClose }: PhoneFormProps) {
  const t = useText();
  const { store } = useDevice();
  const [number, setNumber] = useState(opened?.fields.number ?? "");
  const [whose, setWhose] = useState(opened?.fields.whose ?? "");
  const [isSafe, setSafe] = useState(opened?.fields.safeToCall !== false);
  const [isMissing, setMissing] = useState(false);

  async function submit(event: FormEvent) {
    event.preventDefault();
    const typed = number.trim();
    if (typed === "") return setMissing(true);
    const owner = whose.trim();
    const isSaved = await run(() => {
      if (!opened)
        return store.addRecord("phone", {
          personId,
          number: typed,
          ...(owner && { whose: owner }),
          ...(!isSafe && { safeToCall: false }),
        });
      const { fields } = opened;
      return store.change([
        {
          collection: "phone",
          id: opened.id,
          base: opened.base,
          fields: {
            ...(typed !== fields.number && { number: typed }),
            ...(owner !== (fields.whose ?? "") && { whose: owner || null }),
            ...(isSafe !== (fields.safeToCall !== false) && { safeToCall: isSafe }),
          },
        },
      ]);
    });
    if (isSaved) onClose();
  }

  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <Stack>
        <Pair>
          <TextField
            label={t("register.phone")}
            type="tel"
            inputMode="tel"
            value={number}
            onValue={setNumber}
            warning={sayPhoneWarning(number)}
            error={isMissing && number.trim() === "" ? t("error.required") : undefined}
            maxLength={40}
            autoFocus
          />
          <TextField
            label={t("person.whosePhone")}
            value={whose}
            onValue={setWhose}
            maxLength={80}
            dir="auto"
          />
        </Pair>
        <Checkbox label={t("register.phoneSafe")} checked={isSafe} onValue={setSafe} />
        <Cluster>
          <Button type="submit" tone="primary" small>
            {t("actions.save")}
          </Button>
          <Button tone="quiet" small onClick={onClose}>
            {t("actions.cancel")}
          </Button>
        </Cluster>
      </Stack>
    </form>
  );
}

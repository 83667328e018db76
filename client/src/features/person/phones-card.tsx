import { useState } from "react";
import type { Known } from "../../data/border";
import type { PhoneFields } from "../../data/border-fields";
import { useDevice } from "../../data/use-live";
import { useLeftOpen } from "../../parts/kept-form";
import { useText } from "../../text/use-text";
import { Button } from "../../ui/button";
import { Card } from "../../ui/card";
import { Chip } from "../../ui/chip";
import { Cluster } from "../../ui/layout";
import { List, Row } from "../../ui/list";
import { phoneForm, readPhoneForm } from "./left-forms";
import { PhoneForm } from "./phone-form";
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
  useLeftOpen(phoneForm(personId), readPhoneForm, (opened) => canWrite && setEdited(opened ?? "new"));
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
            <PhoneRow
              key={phone.id}
              phone={phone}
              canWrite={canWrite}
              mayEdit={edited === null}
              onEdit={() => setEdited(phone)}
              onRemove={() => void remove(phone)}
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

interface PhoneRowProps {
  phone: Known<PhoneFields>;
  canWrite: boolean;
  /** One form at a time: what is typed in another one would be gone. */
  mayEdit: boolean;
  onEdit: () => void;
  onRemove: () => void;
}

function PhoneRow({ phone: { fields }, canWrite, mayEdit, onEdit, onRemove }: PhoneRowProps) {
  const t = useText();
  return (
    <Row
      title={
        <a className={css.number} href={`tel:${fields.number.replace(/[^+\d]/g, "")}`}>
          <bdi>{fields.number}</bdi>
        </a>
      }
      detail={
        <>
          {fields.whose && <bdi>{fields.whose} </bdi>}
          {fields.safeToCall === false && <Chip tone="red">{t("person.doNotCall")}</Chip>}
        </>
      }
      end={
        canWrite && (
          <Cluster>
            {mayEdit && (
              <Button small tone="quiet" onClick={onEdit}>
                {t("actions.edit")}
              </Button>
            )}
            <Button small tone="quiet" onClick={onRemove}>
              {t("actions.remove")}
            </Button>
          </Cluster>
        )
      }
    />
  );
}

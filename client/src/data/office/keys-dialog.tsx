import { Fragment, lazy, Suspense } from "react";
import type { MessageId } from "../../text/el";
import { useText } from "../../text/use-text";
import { Button } from "../../ui/button";
import { Kbd } from "../../ui/kbd";
import css from "./keys-dialog.module.css";

const Dialog = lazy(() => import("../../ui/dialog"));

export type KeyHelp = readonly (readonly [keys: readonly string[], does: MessageId])[];

/** «?»: the keys of a page. */
export function KeysDialog({ open, onClose, help }: { open: boolean; onClose: () => void; help: KeyHelp }) {
  const t = useText();
  if (!open) return null;
  return (
    <Suspense>
      <Dialog
        title={t("office.keys")}
        open
        onClose={onClose}
        actions={
          <Button tone="primary" onClick={onClose}>
            {t("actions.close")}
          </Button>
        }
      >
        <dl className={css.keys}>
          {help.map(([keys, does]) => (
            <Fragment key={does}>
              <dt>
                {keys.map((key) => (
                  <Kbd key={key}>{key}</Kbd>
                ))}
              </dt>
              <dd>{t(does)}</dd>
            </Fragment>
          ))}
        </dl>
      </Dialog>
    </Suspense>
  );
}

import type { ReactNode } from "react";
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from "react-aria-components";
import css from "./dialog.module.css";

export interface DialogProps {
  title: string;
  open: boolean;
  /** Escape, or a tap outside. */
  onClose: () => void;
  /** `alertdialog` when it asks about something that cannot be taken back. */
  role?: "dialog" | "alertdialog" | undefined;
  actions?: ReactNode;
  children: ReactNode;
}

/** Heavy: import it with `lazy(() => import("…/dialog"))`, never from the first route. */
export default function Dialog({ title, open, onClose, role = "dialog", actions, children }: DialogProps) {
  return (
    <ModalOverlay
      className={css.veil ?? ""}
      isOpen={open}
      isDismissable={role === "dialog"}
      onOpenChange={(stays) => !stays && onClose()}
    >
      <Modal className={css.modal ?? ""}>
        <AriaDialog className={css.dialog ?? ""} role={role}>
          <Heading slot="title" level={2} className={css.title ?? ""}>
            {title}
          </Heading>
          <div className={css.body}>{children}</div>
          {actions && <div className={css.actions}>{actions}</div>}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}

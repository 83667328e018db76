import { Button } from "./button";
import { Notice } from "./notice";

export interface DraftNoticeProps {
  /** What came back, and from when. */
  title: string;
  discardLabel: string;
  onDiscard: () => void;
}

/** Something unfinished is on the form again; one tap throws it away. */
export function DraftNotice({ title, discardLabel, onDiscard }: DraftNoticeProps) {
  return (
    <Notice
      tone="accent"
      live="status"
      title={title}
      actions={
        <Button small onClick={onDiscard}>
          {discardLabel}
        </Button>
      }
    />
  );
}

import css from "./avatar.module.css";
import { classNames } from "./class-names";
import { Icon } from "./icon";

export interface AvatarProps {
  initials: string;
  large?: boolean | undefined;
  /** A tick instead of the letters. */
  done?: boolean | undefined;
}

/** Letters in a circle, always beside the name itself, so not read aloud. */
export function Avatar({ initials, large, done }: AvatarProps) {
  return (
    <span className={classNames(css.avatar, large && css.large, done && css.done)} aria-hidden="true">
      {done ? <Icon name="check" size="1.3em" /> : initials}
    </span>
  );
}

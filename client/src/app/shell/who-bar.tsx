import { useText } from "../../text/use-text";
import { Avatar } from "../../ui/avatar";
import { Button } from "../../ui/button";
import { useMe, useSession } from "../session/session-context";
import { ShellMenu } from "./shell-menu";
import css from "./who-bar.module.css";

/** Who is writing here, and the lock: in sight on every screen of the field. */
export function WhoBar() {
  const t = useText();
  return (
    <div className={css.bar}>
      <WhoAmI />
      <ScreenActs />
      <ShellMenu label={t("nav.menu")} />
    </div>
  );
}

export function WhoAmI() {
  const t = useText();
  const me = useMe();
  return (
    <div className={css.who} title={t("app.whoAmI", { name: me.name })}>
      <Avatar initials={me.shortCode} />
      <span className={css.names}>
        <b className={css.name}>
          {me.name.split(" ").map((word, at) => (
            <span key={at} className={css.word}>
              {word}{" "}
            </span>
          ))}
        </b>
        <span className={css.roles}>{me.roles.map((role) => t(`role.${role}`)).join(" · ")}</span>
      </span>
    </div>
  );
}

/** What one does with the screen itself: one press empties it, the other locks it. On a phone the word stands under its sign. */
export function ScreenActs() {
  const t = useText();
  const lock = useSession((session) => session.lock);
  const cover = useSession((session) => session.cover);
  return (
    <div className={css.acts}>
      <Button small icon="hide" title={t("session.hideHint")} onClick={() => void cover()}>
        {t("session.hide")}
      </Button>
      <Button small icon="lock" onClick={() => void lock()}>
        {t("session.lock")}
      </Button>
    </div>
  );
}

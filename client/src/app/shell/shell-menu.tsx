import { useEffect, useId, useRef, useState } from "react";
import { NavLink, useLocation } from "react-router";
import { useText } from "../../text/use-text";
import { Icon } from "../../ui/icon";
import { useMe, useSession } from "../session/session-context";
import { LanguageSwitch } from "./language-switch";
import { PAGES } from "../routes/route-table";
import { menuLinks } from "./menu-links";
import css from "./shell-menu.module.css";
import { useSyncStatus } from "./use-sync-status";

/** Everywhere one may go, the language, and the way out. A plain disclosure: Escape and a tap outside close it. */
export function ShellMenu({ label }: { label: string }) {
  const t = useText();
  const [open, setOpen] = useState(false);
  const id = useId();
  const root = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const { pathname } = useLocation();

  useEffect(() => setOpen(false), [pathname]);
  useEffect(() => {
    if (!open) return;
    const outside = (event: Event) => {
      if (event.target instanceof Node && !root.current?.contains(event.target)) setOpen(false);
    };
    const escape = (event: KeyboardEvent) => {
      if (event.key !== "Escape") return;
      setOpen(false);
      button.current?.focus();
    };
    document.addEventListener("pointerdown", outside);
    document.addEventListener("focusin", outside);
    document.addEventListener("keydown", escape);
    return () => {
      document.removeEventListener("pointerdown", outside);
      document.removeEventListener("focusin", outside);
      document.removeEventListener("keydown", escape);
    };
  }, [open]);

  return (
    <div ref={root} className={css.root}>
      <button
        ref={button}
        type="button"
        className={css.button}
        aria-label={label}
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        <Icon name={open ? "close" : "menu"} size="1.5rem" />
      </button>
      <div id={id} className={css.panel} hidden={!open}>
        <MenuBody navLabel={t("nav.menu")} onFollow={() => setOpen(false)} />
      </div>
    </div>
  );
}

function MenuBody({ navLabel, onFollow }: { navLabel: string; onFollow: () => void }) {
  const t = useText();
  const me = useMe();
  const signOut = useSession((session) => session.signOut);
  const isOnline = useSyncStatus().connection === "online";
  const { field, office, own } = menuLinks(me.roles);
  return (
    <>
      <nav aria-label={navLabel}>
        <MenuList links={field} onFollow={onFollow} />
        {office.length > 0 && (
          <>
            <h2 className={css.title}>{t("app.officeScreens")}</h2>
            {isOnline ? (
              <MenuList links={office} onFollow={onFollow} />
            ) : (
              <p className={css.note}>{t("app.officeNeedsSignal")}</p>
            )}
          </>
        )}
        {isOnline && (
          <>
            <h2 className={css.title}>{t("nav.account")}</h2>
            <MenuList links={own} onFollow={onFollow} />
          </>
        )}
      </nav>
      <div className={css.foot}>
        <LanguageSwitch />
        <NavLink to={PAGES.pin.path} className={css.item ?? ""} onClick={onFollow}>
          {t("pin.title")}
        </NavLink>
        <button type="button" className={css.item} onClick={() => void signOut()}>
          {t("session.signOut")}
        </button>
      </div>
    </>
  );
}

function MenuList({
  links,
  onFollow,
}: {
  links: ReturnType<typeof menuLinks>["field"];
  onFollow: () => void;
}) {
  const t = useText();
  return (
    <ul role="list">
      {links.map(({ to, title }) => (
        <li key={to}>
          <NavLink to={to} end className={css.item ?? ""} onClick={onFollow}>
            {t(title)}
          </NavLink>
        </li>
      ))}
    </ul>
  );
}

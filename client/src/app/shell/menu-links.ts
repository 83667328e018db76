import type { Role } from "@konta/shared/access/role";
import type { MessageId } from "../../text/el";
import { mounted } from "../routes/mounted-pages";
import { type PageName, type PageRoute, PAGES } from "../routes/route-table";

export interface MenuLink {
  to: string;
  title: MessageId;
}

const FIELD: readonly PageName[] = ["home", "find", "register", "sync", "permissions"];
const OFFICE: readonly PageName[] = ["review", "conflicts", "duplicates", "waiting", "devices"];

/** What is about oneself, whichever role; the office answers it. */
const OWN: readonly PageName[] = ["signIns"];

const linksTo = (names: readonly PageName[], roles: readonly Role[]): MenuLink[] =>
  names
    .filter((name) => name in mounted && PAGES[name].may(roles))
    .map((name) => {
      const { path, title }: PageRoute = PAGES[name];
      return { to: path, title };
    });

/** The pages these roles may open, as a menu lists them. */
export const menuLinks = (roles: readonly Role[]) => ({
  field: linksTo(FIELD, roles),
  office: linksTo(OFFICE, roles),
  own: linksTo(OWN, roles),
});

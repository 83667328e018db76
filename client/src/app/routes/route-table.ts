import type { MessageId } from "../../text/el";
import { everybody, type May, readsPeople, writesPeople } from "./access";

export interface PageRoute {
  /** A pattern of react-router. */
  path: string;
  /** The window's title while the page is open; never a person's name. */
  title: MessageId;
  may: May;
  /** Asks the server while one looks, so it needs signal and a session. */
  office?: boolean;
}

/** Every page of the app. Where it stands in a menu is decided there. */
export const PAGES = {
  home: { path: "/", title: "nav.today", may: everybody },
  sync: { path: "/sync", title: "nav.sync", may: everybody },
  pin: { path: "/pin", title: "pin.title", may: everybody },
  permissions: { path: "/permissions", title: "permissions.title", may: everybody },
  find: { path: "/find", title: "nav.find", may: readsPeople },
  register: { path: "/people/new", title: "nav.newPerson", may: writesPeople },
  person: { path: "/people/:id", title: "person.title", may: readsPeople },
  visit: { path: "/people/:id/visit", title: "visit.title", may: writesPeople },
  refer: { path: "/people/:id/refer", title: "refer.title", may: writesPeople },
  review: { path: "/review", title: "nav.review", may: readsPeople, office: true },
  duplicates: { path: "/duplicates", title: "nav.duplicates", may: readsPeople, office: true },
  waiting: { path: "/waiting", title: "nav.waiting", may: readsPeople, office: true },
  devices: { path: "/devices", title: "nav.devices", may: everybody, office: true },
  signIns: { path: "/sign-ins", title: "nav.signIns", may: everybody, office: true },
  conflicts: { path: "/conflicts", title: "nav.conflicts", may: readsPeople, office: true },
} as const satisfies Record<string, PageRoute>;

export type PageName = keyof typeof PAGES;

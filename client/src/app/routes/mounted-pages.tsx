import { type ComponentType, lazy } from "react";
import { inTheField } from "./at-the-desk";
import { HomePage } from "./home-page";
import type { PageName } from "./route-table";

/** The page of every route. Only what stands before everything else comes with the first load. */
export const mounted: Partial<Record<PageName, ComponentType>> = {
  home: HomePage,
  sync: lazy(() => import("./sync-route")),
  pin: lazy(() => import("./pin-route")),
  permissions: lazy(async () => ({
    default: (await import("../../features/permissions/permissions-page")).PermissionsPage,
  })),
  find: inTheField(
    lazy(async () => ({ default: (await import("../../features/find-person/find-page")).FindPage })),
    "people",
  ),
  register: lazy(async () => ({
    default: (await import("../../features/register-person/register-page")).RegisterPage,
  })),
  person: inTheField(
    lazy(async () => ({ default: (await import("../../features/person/person-page")).PersonPage })),
    "person",
  ),
  visit: inTheField(
    lazy(async () => ({ default: (await import("../../features/record-visit/visit-page")).VisitPage })),
    "person",
  ),
  refer: inTheField(
    lazy(async () => ({ default: (await import("../../features/refer/refer-page")).ReferPage })),
    "person",
  ),
  review: lazy(async () => ({ default: (await import("../../features/review/review-page")).ReviewPage })),
  waiting: lazy(async () => ({ default: (await import("../../features/waiting/waiting-page")).WaitingPage })),
  devices: lazy(async () => ({ default: (await import("../../features/devices/devices-page")).DevicesPage })),
  signIns: lazy(async () => ({
    default: (await import("../../features/account/sign-ins-page")).SignInsPage,
  })),
  conflicts: lazy(async () => ({
    default: (await import("../../features/conflicts/conflicts-page")).ConflictsPage,
  })),
  duplicates: lazy(async () => ({
    default: (await import("../../features/duplicates/duplicates-page")).DuplicatesPage,
  })),
};

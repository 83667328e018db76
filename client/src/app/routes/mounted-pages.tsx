import { type ComponentType, lazy } from "react";
import { HomePage } from "./home-page";
import type { PageName } from "./route-table";

/** The page of every route. Only what stands before everything else comes with the first load. */
export const mounted: Partial<Record<PageName, ComponentType>> = {
  home: HomePage,
  sync: lazy(() => import("./sync-route")),
};

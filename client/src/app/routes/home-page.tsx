import { lazy } from "react";
import { TodayPage } from "../../features/today/today-page";
import { useMe } from "../session/session-context";

const OfficeHome = lazy(async () => ({
  default: (await import("../../features/office-home/office-home-page")).OfficeHomePage,
}));

/** The first page: the day in the field, the overview at a desk. */
export function HomePage() {
  return useMe().kind === "office" ? <OfficeHome /> : <TodayPage />;
}

import { TodayPage } from "../../features/today/today-page";

/** The first page: the day. */
export function HomePage() {
  return <TodayPage />;
}

import { type ComponentType, Suspense } from "react";
import { Route, Routes, useLocation } from "react-router";
import { useText } from "../../text/use-text";
import { Waiting } from "../../ui/states";
import { useMe } from "../session/session-context";
import { ErrorBoundary } from "./error-boundary";
import { ForbiddenPage } from "./forbidden-page";
import { mounted } from "./mounted-pages";
import { NotFoundPage } from "./not-found-page";
import { useFocusOnTitle, useTitle } from "./page-focus";
import { type PageName, type PageRoute, PAGES } from "./route-table";

/** What the address asks for, inside the shell. */
export function AppRoutes() {
  const t = useText();
  const { pathname } = useLocation();
  useFocusOnTitle(pathname);
  return (
    <ErrorBoundary key={pathname}>
      <Suspense fallback={<Waiting>{t("actions.loading")}</Waiting>}>
        <Routes>
          {Object.entries(mounted).map(([name, Page]) => (
            <Route
              key={name}
              path={PAGES[name as PageName].path}
              element={<OnePage route={PAGES[name as PageName]} Page={Page} />}
            />
          ))}
          <Route path="*" element={<NotFoundPage />} />
        </Routes>
      </Suspense>
    </ErrorBoundary>
  );
}

function OnePage({ route, Page }: { route: PageRoute; Page: ComponentType }) {
  const t = useText();
  const { roles } = useMe();
  useTitle(t(route.title));
  return route.may(roles) ? <Page /> : <ForbiddenPage />;
}

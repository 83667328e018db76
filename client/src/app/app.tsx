import { BrowserRouter } from "react-router";
import type { Device } from "../data/device";
import { DeviceContext } from "../data/use-live";
import { AppRoutes } from "./routes/app-routes";
import { ErrorBoundary } from "./routes/error-boundary";
import { AutoLockHere } from "./session/auto-lock-here";
import { Gate } from "./session/gate";
import { QuickHideHere } from "./session/quick-hide-here";
import type { SessionStore } from "./session/session";
import { SessionContext } from "./session/session-context";
import { Shell } from "./shell/shell";

export function App({ device, session }: { device: Device; session: SessionStore }) {
  return (
    <BrowserRouter>
      <DeviceContext value={device}>
        <SessionContext value={session}>
          <ErrorBoundary>
            <Gate>
              <QuickHideHere />
              <AutoLockHere />
              <Shell>
                <AppRoutes />
              </Shell>
            </Gate>
          </ErrorBoundary>
        </SessionContext>
      </DeviceContext>
    </BrowserRouter>
  );
}

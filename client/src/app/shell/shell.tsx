import { lazy, type ReactNode, Suspense } from "react";
import { useMe } from "../session/session-context";
import { FieldShell } from "./field-shell";
import { useWakeSync } from "./wake-sync";

const OfficeShell = lazy(() => import("./office-shell"));

/** The frame around every page: by the kind of this device, not of the page. */
export function Shell({ children }: { children: ReactNode }) {
  const { kind } = useMe();
  useWakeSync();
  if (kind === "field") return <FieldShell>{children}</FieldShell>;
  return (
    <Suspense fallback={null}>
      <OfficeShell>{children}</OfficeShell>
    </Suspense>
  );
}

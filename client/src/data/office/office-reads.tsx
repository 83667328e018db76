import { QueryClientProvider } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useLive } from "../use-live";
import { forgetOffice, officeQueries } from "./office-queries";
import { readAs } from "./read-office";

/** Whose answers are in memory. */
let holder: string | null = null;

function claim(replica: string, staffId: string): void {
  readAs(staffId);
  if (holder !== null && holder !== replica) forgetOffice();
  holder = replica;
}

/** Around every screen that reads the office. Another person at the same page begins without anybody's answers. */
export function OfficeReads({ children }: { children: ReactNode }) {
  const me = useLive(
    [],
    async (store) => {
      const { replica, staffId } = await store.me();
      claim(replica, staffId);
      return replica;
    },
    [],
  );
  if (me === undefined) return null;
  return <QueryClientProvider client={officeQueries}>{children}</QueryClientProvider>;
}

import { factorStateSchema, sessionsSchema } from "@konta/shared/access/own-account";
import { keepPreviousData, QueryClient, queryOptions, useQuery } from "@tanstack/react-query";
import { forgetAtLock } from "../forget-at-lock";
import {
  deskConflictsSchema,
  devicesSchema,
  officePersonSchema,
  reviewPageSchema,
  type ReviewKind,
  summarySchema,
  waitingPageSchema,
} from "./office-answers";
import { OfficeError } from "./office-error";
import { readOffice } from "./read-office";

/** Another desk may decide at any time, so an answer is asked for again soon; it stays on the screen meanwhile. */
const FRESH_MS = 15_000;
export const AGAIN_MS = 60_000;

/** Only what may be a passing fault of the line or the server is worth a second try. */
const isPassing = (problem: Error): boolean => problem instanceof OfficeError && problem.code === "server";

/**
 * The answers of the online screens, in memory only. Without signal a query fails at once and says so: the library's
 * own way is to wait in silence.
 */
export const officeQueries = new QueryClient({
  defaultOptions: {
    queries: {
      networkMode: "always",
      staleTime: FRESH_MS,
      gcTime: AGAIN_MS,
      retry: (count, problem) => count < 1 && isPassing(problem),
      throwOnError: false,
    },
    mutations: { networkMode: "always" },
  },
});

/** Drops every answer: at a lock, and when another person sits down. */
export const forgetOffice = (): void => officeQueries.clear();
forgetAtLock(forgetOffice);

export interface ReviewFilters {
  kind: ReviewKind;
  from?: string | undefined;
  to?: string | undefined;
  community?: string | undefined;
  by?: string | undefined;
  q?: string | undefined;
  page: number;
}

export function reviewPath(filters: ReviewFilters): string {
  const query = new URLSearchParams({ kind: filters.kind });
  for (const name of ["from", "to", "community", "by", "q"] as const) {
    const value = filters[name];
    if (value) query.set(name, value);
  }
  if (filters.page > 1) query.set("page", String(filters.page));
  return `/api/review?${query}`;
}

export const useSummary = () =>
  useQuery({
    queryKey: ["office", "summary"],
    queryFn: ({ signal }) => readOffice("/api/review/summary", summarySchema, signal),
    refetchInterval: AGAIN_MS,
  });

export const useReview = (filters: ReviewFilters) =>
  useQuery({
    queryKey: ["office", "review", reviewPath(filters)],
    queryFn: ({ signal }) => readOffice(reviewPath(filters), reviewPageSchema, signal),
    // The table stays while the next page or a narrower filter is on its way.
    placeholderData: keepPreviousData,
  });

export const personQuery = (id: string) =>
  queryOptions({
    queryKey: ["office", "person", id],
    queryFn: ({ signal }) => readOffice(`/api/people/${encodeURIComponent(id)}`, officePersonSchema, signal),
  });

export const useOfficePerson = (id: string | undefined) =>
  useQuery({ ...personQuery(id ?? ""), enabled: id !== undefined && id !== "" });

export const useConflicts = (state: "open" | "resolved", page: number) =>
  useQuery({
    queryKey: ["office", "conflicts", state, page],
    queryFn: ({ signal }) =>
      readOffice(`/api/conflicts?state=${state}&page=${page}`, deskConflictsSchema, signal),
    refetchInterval: AGAIN_MS,
  });

/** What waits for a person to let it in or send it back. */
export const useWaiting = (page: number) =>
  useQuery({
    queryKey: ["office", "waiting", page],
    queryFn: ({ signal }) => readOffice(`/api/quarantine?page=${page}`, waitingPageSchema, signal),
    refetchInterval: AGAIN_MS,
  });

/**
 * One's own account: the second factor as it stands, and where one is signed in. The office answers nothing but the first
 * as long as a second factor must be set up.
 */
export const useOwnAccount = () =>
  useQuery({
    queryKey: ["office", "account"],
    queryFn: async ({ signal }) => {
      const factor = await readOffice("/api/session/factor", factorStateSchema, signal);
      if (factor.required && factor.since === null) return { factor, sessions: null };
      const { items } = await readOffice("/api/sessions", sessionsSchema, signal);
      return { factor, sessions: items };
    },
    refetchInterval: AGAIN_MS,
  });

/** Whoever has given a tablet up looks whether it is empty. */
export const useDevices = () =>
  useQuery({
    queryKey: ["office", "devices"],
    queryFn: ({ signal }) => readOffice("/api/devices", devicesSchema, signal),
    refetchInterval: ({ state }) =>
      state.data?.items.some(({ end, wipedAt }) => end !== null && wipedAt === null) ? FRESH_MS : AGAIN_MS,
  });

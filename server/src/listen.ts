import type { Server } from "node:http";
import { createAdaptorServer } from "@hono/node-server";
import { err, ok, type Result } from "@konta/shared/base/result";

type Fetch = (request: Request, env: unknown) => Response | Promise<Response>;

export interface Listening {
  /** Takes nothing new, lets what runs finish. */
  close: () => Promise<void>;
}

/** How long answers under way may take once the server is told to stop. */
const GRACE_MS = 10_000;

function bound(server: Server, port: number, host: string): Promise<string | null> {
  return new Promise((done) => {
    server.once("error", (problem: NodeJS.ErrnoException) => done(problem.code ?? "unknown"));
    server.listen(port, host, () => done(null));
  });
}

const closed = (server: Server): Promise<void> =>
  new Promise((done) => {
    server.close(() => done());
    server.closeIdleConnections();
    setTimeout(() => server.closeAllConnections(), GRACE_MS).unref();
  });

/**
 * Listens on this machine only, on both of its addresses, because `localhost` means either. The world comes through
 * the https proxy in front.
 */
export async function listen(fetch: Fetch, port: number): Promise<Result<Listening, "port-taken">> {
  const servers: Server[] = [];
  for (const host of ["127.0.0.1", "::1"]) {
    const server = createAdaptorServer({ fetch }) as Server;
    const problem = await bound(server, port, host);
    if (problem === null) servers.push(server);
    else if (problem === "EADDRINUSE" || host === "127.0.0.1") {
      await Promise.all(servers.map(closed));
      return err("port-taken");
    }
    // A machine without IPv6 has no second address, and needs none.
  }
  return ok({ close: async () => void (await Promise.all(servers.map(closed))) });
}

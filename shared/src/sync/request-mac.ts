/** The text a replica signs with its exchange key to prove a request (rule P1). @param bodySha256 64 hex digits */
export const requestMacText = (replica: string, counter: number, bodySha256: string): string =>
  `konta exchange 1\n${replica}\n${counter}\n${bodySha256}`;

/** The same for a question about the sums of a scope (rule S4): neither request can be passed off as the other. */
export const verifyMacText = (replica: string, counter: number, bodySha256: string): string =>
  `konta verify 1\n${replica}\n${counter}\n${bodySha256}`;

export const HEADERS = {
  replica: "x-konta-replica",
  counter: "x-konta-counter",
  mac: "x-konta-mac",
  encoding: "x-konta-encoding",
} as const;

/** The only content type of the exchange, both ways. */
export const SYNC_TYPE = "application/x-konta-sync";

/**
 * How much the tests are asked for.
 * @typedef {{ environment: Record<string, string>, simulate: string[], storm: string[] | null }} TestForm
 *   `environment` reaches every runner; `storm` is null where it is not played
 */

/** Seeds of the simulator. */
const SEEDS = { ordinary: "1000", long: "10000" };

/**
 * @param {readonly string[]} given what `npm test` was called with
 * @returns {TestForm}
 */
export function formOf(given) {
  if (!given.includes("--long"))
    return { environment: {}, simulate: ["--seeds", SEEDS.ordinary], storm: null };
  return {
    environment: { KONTA_LONG: "1" },
    simulate: ["--seeds", SEEDS.long],
    // Strict: a figure over its limit fails the run. The figures are kept to be written down.
    storm: ["storm", "--strict", "--json", ".cache/storm.json"],
  };
}

/** What lies here and is not shown for now. */
export interface Hidden {
  /** Communities whose outing is over (rule S1): ids. */
  areas: string[];
  /** When the office was last heard, where that is so long ago that special categories do not open; milliseconds UTC. */
  silentSince: number | null;
}

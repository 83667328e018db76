const BROWSERS = [
  ["Edg/", "Edge"],
  ["OPR/", "Opera"],
  ["Firefox/", "Firefox"],
  ["Chrome/", "Chrome"],
  ["Safari/", "Safari"],
] as const;
const SYSTEMS = [
  ["Android", "Android"],
  ["iPhone", "iPhone"],
  ["iPad", "iPad"],
  ["Windows", "Windows"],
  ["Mac OS", "macOS"],
  ["Linux", "Linux"],
] as const;

const firstIn = (agent: string, list: readonly (readonly [string, string])[]): string | undefined =>
  list.find(([mark]) => agent.includes(mark))?.[1];

/** What people recognise in the list of devices: "Chrome, Linux". */
export function deviceLabel(agent: string): string {
  const parts = [firstIn(agent, BROWSERS), firstIn(agent, SYSTEMS)].filter((part) => part !== undefined);
  return parts.length > 0 ? parts.join(", ") : "browser";
}

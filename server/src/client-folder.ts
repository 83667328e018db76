import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** The built client, two folders up both from the sources and from the bundle. */
export function clientFolder(): string {
  const folder = fileURLToPath(new URL("../../client/dist", import.meta.url));
  return existsSync(folder) ? folder : "";
}

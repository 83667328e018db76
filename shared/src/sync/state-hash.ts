import { hash64 } from "../base/hash64";

/** One hash for all scopes and cursors: equal on both sides means there is nothing to say (rule P9). */
export function stateHash(epoch: string, cursors: Readonly<Record<string, number>>): string {
  const lines = Object.keys(cursors)
    .sort()
    .map((scope) => `${scope}=${cursors[scope]}`);
  return hash64(`${epoch}\n${lines.join("\n")}`);
}

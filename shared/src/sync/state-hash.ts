import { hash64 } from "../base/hash64";

const hashOf = (epoch: string, values: Readonly<Record<string, number | string>>): string => {
  const lines = Object.keys(values)
    .sort()
    .map((scope) => `${scope}=${values[scope]}`);
  return hash64(`${epoch}\n${lines.join("\n")}`);
};

/** One hash for all scopes and cursors: equal on both sides means there is nothing to say (rule P9). */
export const stateHash = (epoch: string, cursors: Readonly<Record<string, number>>): string =>
  hashOf(epoch, cursors);

/** One hash for the sums of all scopes: with equal cursors, unequal hashes mean that rows are missing (rule S4). */
export const sumsHash = (epoch: string, sums: Readonly<Record<string, string>>): string =>
  hashOf(epoch, sums);

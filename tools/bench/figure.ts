/** One line of the bench: what was measured, and what it must not exceed. */
export interface Figure {
  name: string;
  value: number;
  unit: "bytes" | "s" | "ms" | "ops/s" | "×";
  /** Null where nothing is promised. A limit on ops/s is a floor, every other one a ceiling. */
  limit: number | null;
  /** Smallest and largest of the runs; null where the same is counted every time. */
  spread: [number, number] | null;
  /** What was counted, in a few words. */
  about: string;
}

/** Runs of everything that takes time. */
export const RUNS = 5;

export function medianOf(runs: readonly number[]): Pick<Figure, "value" | "spread"> {
  const sorted = runs.toSorted((a, b) => a - b);
  const [smallest = 0] = sorted;
  return { value: sorted[Math.floor(sorted.length / 2)] ?? 0, spread: [smallest, sorted.at(-1) ?? 0] };
}

export const isOver = ({ value, limit, unit }: Figure): boolean =>
  limit !== null && (unit === "ops/s" ? value < limit : value > limit);

const shown = (value: number, unit: Figure["unit"]): string =>
  unit === "bytes"
    ? Math.round(value).toLocaleString("en")
    : value.toLocaleString("en", { maximumFractionDigits: unit === "×" ? 3 : 1 });

export function table(figures: readonly Figure[]): string {
  const rows = [
    ["figure", "value", "spread", "unit", "limit", "", "what"],
    ...figures.map((figure) => [
      figure.name,
      shown(figure.value, figure.unit),
      figure.spread ? figure.spread.map((each) => shown(each, figure.unit)).join(" – ") : "",
      figure.unit,
      figure.limit === null ? "" : shown(figure.limit, figure.unit),
      figure.limit === null ? "" : isOver(figure) ? "OVER" : "ok",
      figure.about,
    ]),
  ];
  const isNumber = (column: number) => column === 1 || column === 2 || column === 4;
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => (row[column] ?? "").length)),
  );
  return rows
    .map((row) =>
      row
        .map((cell, column) =>
          isNumber(column) ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0),
        )
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}

/** `{"figures": {NAME: {"value", "unit", "limit"}}}`: the form other tools read. */
export const asJson = (figures: readonly Figure[]): string =>
  `${JSON.stringify({ figures: Object.fromEntries(figures.map(({ name, value, unit, limit }) => [name, { value, unit, limit }])) }, null, 2)}\n`;

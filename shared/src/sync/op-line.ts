/** One op as it travels: `[incarnation,n,<the op's own text>]`, the text untouched so that its hash holds (rule O3). */
export interface OpLine {
  incarnation: number;
  n: number;
  text: string;
}

export const opLine = ({ incarnation, n, text }: OpLine): string => `[${incarnation},${n},${text}]`;

const SHAPE = /^\[(\d{1,9}),(\d{1,12}),/;

/** Reads a line without parsing the op; null when its identity cannot be read. */
export function parseOpLine(line: string): OpLine | null {
  const match = SHAPE.exec(line);
  if (!match || !line.endsWith("]")) return null;
  return { incarnation: Number(match[1]), n: Number(match[2]), text: line.slice(match[0].length, -1) };
}

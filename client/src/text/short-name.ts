/** «Ελένη Δ.»: enough among colleagues, and short enough for a chip. Staff are written given name first. */
export function shortName(name: string): string {
  const [given = "", ...rest] = name.trim().split(/\s+/u);
  const initial = [...(rest.at(-1) ?? "")][0];
  return initial ? `${given} ${initial}.` : given;
}

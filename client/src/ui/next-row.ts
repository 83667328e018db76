/**
 * Where a key leads from row `at` of `count`: j and down one on, k and up one back, Home and End to the ends.
 * Undefined for every other key, and at the edge.
 */
export function nextRow(key: string, at: number, count: number): number | undefined {
  const to = target(key, at, count);
  return to === undefined || to < 0 || to >= count || to === at ? undefined : to;
}

function target(key: string, at: number, count: number): number | undefined {
  switch (key) {
    case "j":
    case "ArrowDown":
      return at + 1;
    case "k":
    case "ArrowUp":
      return at - 1;
    case "Home":
      return 0;
    case "End":
      return count - 1;
    default:
      return undefined;
  }
}

/** Capitals as Greek writes them: without accents, the dialytika kept («Μαΐου» → «ΜΑΪΟΥ»). */
export const greekUpper = (text: string): string => text.toLocaleUpperCase("el-GR");

/** The first letters of the first two words, in capitals without accents: what stands in the circle beside a name. */
export function initialsOf(name: string): string {
  const words = name.split(/[\s-]+/u).filter((word) => /^\p{L}/u.test(word));
  return greekUpper(
    words
      .slice(0, 2)
      .map((word) => [...word][0])
      .join(""),
  );
}

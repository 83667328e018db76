/** What a form does with its last words: writes them at once. @returns whether they are kept */
type Flush = () => Promise<boolean>;

const open = new Set<Flush>();

/** A form with a draft is on the screen. @returns ends it */
export function watchDraft(flush: Flush): () => void {
  open.add(flush);
  return () => open.delete(flush);
}

/**
 * Writes the last words of every form on the screen: before the device closes, and before the page opens anew. They are
 * handed to the store before this returns, so that whatever is asked of the store next comes after them.
 * @returns whether all of them are kept
 */
export async function keepUnwrittenDrafts(): Promise<boolean> {
  const kept = await Promise.all([...open].map((flush) => flush().catch(() => false)));
  return kept.every(Boolean);
}

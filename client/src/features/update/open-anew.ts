import { keepUnwrittenDrafts } from "../../data/unwritten-drafts";
import { unsavedForms } from "../../parts/unsaved-forms";
import { useUpdate } from "./update-store";

/**
 * Whether the page may open anew (rule V3): no form without a draft holds anything, and the last words of the others are
 * written. What could not be kept is told to the prompt.
 */
export async function mayOpenAnew(): Promise<boolean> {
  if (unsavedForms().length > 0) return false;
  const isKept = await keepUnwrittenDrafts();
  useUpdate.setState({ isUnkept: !isKept });
  // Somebody may have gone on typing while that was written.
  return isKept && unsavedForms().length === 0;
}

/** Opens the page again with the version that is in charge; a form that holds something lets it wait. */
export async function openAnew(reload: () => void): Promise<void> {
  if (await mayOpenAnew()) reload();
  else useUpdate.setState({ state: "elsewhere" });
}

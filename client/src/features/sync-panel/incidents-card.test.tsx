import { renderToStaticMarkup } from "react-dom/server";
import { afterEach, describe, expect, test } from "vitest";
import type { SyncView } from "../../data/border";
import { setLanguage } from "../../text/translate";
import { IncidentsCard } from "./notices-card";

const nowhere = { storage: { getItem: () => null, setItem: () => undefined }, root: { lang: "", dir: "" } };
afterEach(() => setLanguage("el", nowhere));

const said = (what: SyncView["incidents"][number]["what"]) =>
  renderToStaticMarkup(<IncidentsCard incidents={[{ at: 1, what }]} now={2} />);

/** Both are said, and in this order. */
function inOrder(text: string, first: string, then: string): void {
  expect(text).toContain(first);
  expect(text.indexOf(then)).toBeGreaterThan(text.indexOf(first));
}

describe("an incident says what became of the work before what goes on by itself", () => {
  test("[S5] where the server was put back", async () => {
    inOrder(said("server-put-back"), "δεν χάθηκε", "μόνα τους");
    await setLanguage("en", nowhere);
    inOrder(said("server-put-back"), "Nothing you wrote was lost", "by themselves");
  });

  test("[S5] where something that was delivered cannot go again: it is not said that nothing was lost", async () => {
    inOrder(said("put-back-in-part"), "δεν μπορεί να ξαναπάει", "μόνα τους");
    expect(said("put-back-in-part")).not.toContain("δεν χάθηκε");
    await setLanguage("en", nowhere);
    inOrder(said("put-back-in-part"), "cannot go again", "by themselves");
  });

  test("[P2] where the profile was put back or copied", async () => {
    inOrder(said("profile-copied"), "δεν χάθηκε", "μόνα τους");
    await setLanguage("en", nowhere);
    inOrder(said("profile-copied"), "is not lost", "by itself");
  });
});

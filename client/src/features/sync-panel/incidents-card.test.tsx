import { renderToStaticMarkup } from "react-dom/server";
import { afterEach, describe, expect, test } from "vitest";
import type { SyncView } from "../../data/border";
import { setLanguage } from "../../text/translate";
import { IncidentsCard } from "./incidents-card";

const nowhere = { storage: { getItem: () => null, setItem: () => undefined }, root: { lang: "", dir: "" } };
afterEach(() => setLanguage("el", nowhere));

type Incident = SyncView["incidents"][number];
/** The registry here knows communities whose id begins with an "a". */
const nameOf = (id: string): string => (id.startsWith("a") ? id.toUpperCase() : "");
const said = (what: Incident["what"], areas?: string[]) =>
  renderToStaticMarkup(
    <IncidentsCard incidents={[{ at: 1, what, ...(areas && { areas }) }]} now={2} nameOf={nameOf} />,
  );

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

  test("[S2] where areas were taken away, by the names that the registry here knows", async () => {
    inOrder(said("scope-gone", ["a1", "a2", "b1"]), "δεν χάθηκε", "A1, A2. Αφαιρούνται");
    inOrder(said("scope-gone", ["b1", "b2"]), "δεν χάθηκε", "2 περιοχών");
    inOrder(said("scope-gone", []), "δεν χάθηκε", "μιας περιοχής");
    await setLanguage("en", nowhere);
    inOrder(said("scope-gone", ["a1"]), "is not lost", "records of A1");
    // An account that was closed loses all of them.
    const all = Array.from({ length: 40 }, (_, at) => `a${at}`);
    inOrder(said("scope-gone", all), "is not lost", "40 areas");
  });
});

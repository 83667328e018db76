import { renderToStaticMarkup } from "react-dom/server";
import { afterEach, describe, expect, test } from "vitest";
import { setLanguage } from "../../text/translate";
import { custodyText, UnopenedNotice } from "./unopened-notice";

const nowhere = { storage: { getItem: () => null, setItem: () => undefined }, root: { lang: "", dir: "" } };
afterEach(() => setLanguage("el", nowhere));

const said = (count: number) => renderToStaticMarkup(<UnopenedNotice count={count} />);

describe("[O2] unsent work that does not open", () => {
  test("is counted, said to be kept before what to do, and nothing is said when there is none", () => {
    expect(said(0)).toBe("");
    expect(said(1)).toContain("1 αλλαγή που δεν έχει σταλεί δεν ανοίγει");
    const three = said(3);
    expect(three).toContain("3 αλλαγές που δεν έχουν σταλεί δεν ανοίγουν");
    const kept = three.indexOf("Δεν χάθηκαν");
    expect(kept).toBeGreaterThan(0);
    expect(kept).toBeLessThan(three.indexOf("δεν ανοίγουν"));
    expect(kept).toBeLessThan(three.indexOf("Κλείδωσε και ξεκλείδωσε"));
  });

  test("in English too", async () => {
    await setLanguage("en", nowhere);
    expect(said(2)).toContain("2 unsent changes do not open now");
    expect(said(1)).toContain("Not lost: 1 unsent change");
  });

  test("the office is not said to have everything while some of it waits here unopened", () => {
    const unsent = [{ n: 1, collection: "phone", recordId: "r", personId: "p", personName: "", savedAt: 1 }];
    expect(custodyText({ unsent: [], unopened: 0 })).toBe("sync.nothingLostDelivered");
    expect(custodyText({ unsent: [], unopened: 1 })).toBe("sync.nothingLostUnopened");
    expect(custodyText({ unsent: unsent as never, unopened: 1 })).toBe("sync.nothingLostWaiting");
  });
});

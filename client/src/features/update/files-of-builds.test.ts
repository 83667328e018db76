import { describe, expect, test } from "vitest";
import { dropEarlierFiles, takeCharge } from "./files-of-builds";

/** A browser with these files and tabs; build 2 is in charge. */
function aBrowser(files: string[], tabs: string[]) {
  const kept = new Set(files);
  let earlier: string[] = [];
  const browser = { tabs, next: false };
  const ports = {
    kept: { keys: async () => [...kept], drop: async (key: string) => void kept.delete(key) },
    earlier: {
      read: async () => earlier,
      write: async (ids: readonly string[]) => {
        earlier = [...ids];
      },
    },
    openTabs: async () => browser.tabs,
    isNextHere: () => browser.next,
    needed: new Set(["index-2", "person-2"]),
  };
  return { ports, browser, files: () => [...kept] };
}
const BOTH = ["index-1", "person-1", "index-2", "person-2"];

describe("[V3] the files of an earlier build", () => {
  test("stay while a tab runs it, and go when the last of them is closed or opened again", async () => {
    const { ports, browser, files } = aBrowser(BOTH, ["a", "b"]);
    await takeCharge(ports);
    expect(files()).toEqual(BOTH);
    browser.tabs = ["b", "a-again"];
    await dropEarlierFiles(ports);
    expect(files()).toEqual(BOTH);
    browser.tabs = ["a-again", "b-again"];
    await dropEarlierFiles(ports);
    expect(files()).toEqual(["index-2", "person-2"]);
  });

  test("go at once where no tab is open", async () => {
    const { ports, files } = aBrowser(BOTH, []);
    await takeCharge(ports);
    expect(files()).toEqual(["index-2", "person-2"]);
  });

  test("a build that is just coming keeps what it has brought", async () => {
    const { ports, browser, files } = aBrowser([...BOTH, "person-3"], []);
    browser.next = true;
    await takeCharge(ports);
    expect(files()).toContain("person-3");
  });

  test("a tab that was never of an earlier build holds nothing up", async () => {
    const { ports, browser, files } = aBrowser(BOTH, ["a"]);
    await takeCharge(ports);
    browser.tabs = ["new"];
    await dropEarlierFiles(ports);
    browser.tabs = ["new", "a"];
    await dropEarlierFiles(ports);
    expect(files()).toEqual(["index-2", "person-2"]);
  });
});

import { renderToStaticMarkup } from "react-dom/server";
import { afterEach, describe, expect, test } from "vitest";
import { watchDraft } from "../../data/unwritten-drafts";
import { holdUnsaved } from "../../parts/unsaved-forms";
import { t } from "../../text/translate";
import { guardPage } from "./guard-page";
import { mayOpenAnew, openAnew } from "./open-anew";
import { UpdateNotice } from "./update-prompt";
import { useUpdate } from "./update-store";

const ends: (() => void)[] = [];
afterEach(() => {
  for (const end of ends.splice(0)) end();
  useUpdate.setState({ state: "none", isUnkept: false });
});
const hold = (id: string, what: Parameters<typeof holdUnsaved>[1]) => {
  const end = holdUnsaved(id, what);
  ends.push(end);
  return end;
};

describe("[V3] a page with a dirty form does not open anew", () => {
  test("drafts are written first", async () => {
    const order: string[] = [];
    ends.push(watchDraft(async () => order.push("written") > 0));
    await openAnew(() => order.push("reload"));
    expect(order).toEqual(["written", "reload"]);
  });

  test("one that could not be written holds it up, and says so", async () => {
    ends.push(watchDraft(async () => false));
    expect(await mayOpenAnew()).toBe(false);
    expect(useUpdate.getState().isUnkept).toBe(true);
  });

  test("a form without a draft holds it up until it is saved or left, also when it is typed into at the last moment", async () => {
    const reloads: number[] = [];
    const leave = hold("one", "unsaved.pin");
    await openAnew(() => reloads.push(1));
    expect(useUpdate.getState().state).toBe("elsewhere");
    leave();
    ends.push(watchDraft(async () => hold("two", "unsaved.pin") !== null));
    await openAnew(() => reloads.push(2));
    expect(reloads).toEqual([]);
  });

  test("the prompt says what is open, and its button waits with the reason", () => {
    const said = (unsaved: Parameters<typeof UpdateNotice>[0]["unsaved"], isUnkept = false) =>
      renderToStaticMarkup(
        <UpdateNotice
          state="ready"
          unsaved={unsaved}
          isUnkept={isUnkept}
          onTake={() => undefined}
          onLater={() => undefined}
        />,
      );
    const held = said(["unsaved.pin"]);
    expect(held).toContain(t("unsaved.pin"));
    expect(held).toMatch(
      /<button aria-describedby="([^"]+)"[^>]*aria-disabled="true".*<p id="\1"|<p id="([^"]+)".*aria-describedby="\2"[^>]*aria-disabled="true"/,
    );
    expect(said([])).toContain(t("app.updateReady"));
    expect(said([])).not.toContain("aria-disabled");
    expect(said([], true)).toContain(t("app.updateUnkept"));
  });
});

test("[V3] a tab asks before it closes only while a form without a draft holds something; a hidden one writes its drafts", () => {
  const page = new EventTarget();
  const view = Object.assign(new EventTarget(), { visibilityState: "visible" });
  guardPage(page, view);
  const asks = () => !page.dispatchEvent(new Event("beforeunload", { cancelable: true }));
  expect(asks()).toBe(false);
  const leave = hold("one", "unsaved.pin");
  expect(asks()).toBe(true);
  leave();
  expect(asks()).toBe(false);

  let written = 0;
  ends.push(watchDraft(async () => (written += 1) > 0));
  view.dispatchEvent(new Event("visibilitychange"));
  expect(written).toBe(0);
  view.visibilityState = "hidden";
  view.dispatchEvent(new Event("visibilitychange"));
  expect(written).toBe(1);
});

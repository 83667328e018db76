import { describe, expect, test } from "vitest";
import { autoLock } from "./auto-lock";
import { watchPresence } from "./watch-presence";

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

/** An open device on a clock that is given. Timers run with it, unless the device sleeps. */
function anOpenDevice() {
  let now = 0;
  let timers: { at: number; call: () => void }[] = [];
  const said: (number | null)[] = [];
  const locks: number[] = [];
  const lock = autoLock({
    clockMs: () => now,
    after: (ms, then) => {
      const timer = { at: now + ms, call: then };
      timers.push(timer);
      return () => (timers = timers.filter((each) => each !== timer));
    },
    warn: (seconds) => void said.push(seconds),
    lock: () => void locks.push(now),
  });
  return {
    lock,
    locks,
    isLocked: () => locks.length > 0,
    warning: () => said.at(-1) ?? null,
    waits: () => timers.length,
    /** Time passes, and timers with it. */
    pass(ms: number) {
      const until = now + ms;
      for (;;) {
        const next = timers.toSorted((a, b) => a.at - b.at).find(({ at }) => at <= until);
        if (!next) break;
        timers = timers.filter((each) => each !== next);
        now = Math.max(now, next.at);
        next.call();
      }
      now = until;
    },
    /** Time passes, and no timer runs: a frozen tab, a device asleep. */
    sleep(ms: number) {
      now += ms;
    },
  };
}

describe("an open device", () => {
  test("locks after two idle minutes, once", () => {
    const device = anOpenDevice();
    device.pass(2 * MINUTE - 1);
    expect(device.isLocked()).toBe(false);
    device.pass(1);
    device.pass(MINUTE);
    device.lock.touched();
    expect(device.locks).toEqual([2 * MINUTE]);
    expect(device.waits()).toBe(0);
  });

  test("stays open for whoever types or scrolls", () => {
    const device = anOpenDevice();
    for (let minute = 0; minute < 60; minute += 1) {
      device.pass(MINUTE);
      device.lock.touched();
    }
    expect(device.isLocked()).toBe(false);
    device.pass(2 * MINUTE);
    expect(device.locks).toEqual([62 * MINUTE]);
  });

  test("says so for twenty seconds before it locks, counting, and any touch ends that", () => {
    const device = anOpenDevice();
    device.pass(100 * SECOND - 1);
    expect(device.warning()).toBeNull();
    device.pass(1);
    expect(device.warning()).toBe(20);
    device.pass(5 * SECOND);
    expect(device.warning()).toBe(15);
    device.lock.touched();
    expect(device.warning()).toBeNull();
    device.pass(100 * SECOND);
    expect(device.warning()).toBe(20);
    device.pass(20 * SECOND);
    expect(device.isLocked()).toBe(true);
  });

  test("locks after it was hidden for thirty seconds, and says nothing to nobody", () => {
    const device = anOpenDevice();
    device.pass(MINUTE);
    device.lock.hidden();
    device.pass(30 * SECOND - 1);
    expect([device.isLocked(), device.warning()]).toEqual([false, null]);
    device.pass(1);
    expect(device.isLocked()).toBe(true);
  });

  test("shown again in time it begins anew", () => {
    const device = anOpenDevice();
    device.pass(100 * SECOND);
    device.lock.hidden();
    expect(device.warning()).toBeNull();
    device.pass(15 * SECOND);
    device.lock.shown();
    device.pass(2 * MINUTE - 1);
    expect(device.isLocked()).toBe(false);
    device.pass(1);
    expect(device.isLocked()).toBe(true);
  });

  test.each(["shown", "touched", "focused", "opened", "closed", "hidden", "blurred"] as const)(
    "asleep for an hour it is locked by the first thing that happens: %s",
    (first) => {
      const device = anOpenDevice();
      device.sleep(60 * MINUTE);
      device.lock[first]();
      expect(device.isLocked()).toBe(true);
    },
  );

  test("asleep for an hour in sight it locks by itself within a second of waking", () => {
    const device = anOpenDevice();
    device.sleep(60 * MINUTE);
    device.pass(SECOND);
    expect(device.isLocked()).toBe(true);
  });

  test("a timer that froze with the hidden tab locks at once when the tab is seen again", () => {
    const device = anOpenDevice();
    device.lock.hidden();
    device.sleep(31 * SECOND);
    device.lock.shown();
    expect(device.locks).toEqual([31 * SECOND]);
  });

  test("ended, it locks nothing any more", () => {
    const device = anOpenDevice();
    device.lock.end();
    device.pass(MINUTE * 60);
    device.lock.hidden();
    expect([device.isLocked(), device.waits()]).toEqual([false, 0]);
  });
});

describe("what the app itself has opened", () => {
  test("may have the screen for ten minutes, and not for a moment longer", () => {
    const device = anOpenDevice();
    device.lock.opened();
    device.pass(2 * SECOND);
    device.lock.hidden();
    device.pass(10 * MINUTE - 2 * SECOND - 1);
    expect([device.isLocked(), device.warning()]).toEqual([false, null]);
    device.pass(1);
    expect(device.isLocked()).toBe(true);
  });

  test("a longer one is locked when the page is seen again, also when the tab was frozen", () => {
    const device = anOpenDevice();
    device.lock.opened();
    device.lock.hidden();
    device.sleep(11 * MINUTE);
    device.lock.shown();
    expect(device.isLocked()).toBe(true);
  });

  test("ends with the way back: the next time the page is hidden counts as ever", () => {
    const device = anOpenDevice();
    device.lock.opened();
    device.lock.hidden();
    device.pass(5 * MINUTE);
    device.lock.shown();
    device.pass(MINUTE);
    device.lock.hidden();
    device.pass(30 * SECOND);
    expect(device.locks).toEqual([6 * MINUTE + 30 * SECOND]);
  });

  test("that did not open exempts nothing", () => {
    const idle = anOpenDevice();
    idle.lock.opened();
    idle.pass(2 * MINUTE);
    expect(idle.isLocked()).toBe(true);
    const hidden = anOpenDevice();
    hidden.lock.opened();
    hidden.pass(MINUTE);
    hidden.lock.hidden();
    hidden.pass(30 * SECOND);
    expect(hidden.isLocked()).toBe(true);
  });

  test("a touch of the page says that it is gone", () => {
    const device = anOpenDevice();
    device.lock.opened();
    device.lock.blurred();
    device.lock.touched();
    device.pass(2 * MINUTE);
    expect(device.isLocked()).toBe(true);
  });

  test("a window of its own on the desktop ends when this one has the keyboard again", () => {
    const device = anOpenDevice();
    device.lock.opened();
    device.lock.blurred();
    device.pass(9 * MINUTE);
    device.lock.focused();
    expect(device.isLocked()).toBe(false);
    device.pass(2 * MINUTE);
    expect(device.locks).toEqual([11 * MINUTE]);
  });

  test("a print dialog says when it closes: at once, before it comes, on a phone; truly on a desktop", () => {
    const phone = anOpenDevice();
    phone.lock.opened();
    phone.lock.closed();
    phone.pass(SECOND);
    phone.lock.hidden();
    phone.pass(9 * MINUTE);
    expect(phone.isLocked()).toBe(false);
    const desktop = anOpenDevice();
    desktop.lock.opened();
    desktop.lock.blurred();
    desktop.pass(MINUTE);
    desktop.lock.closed();
    desktop.lock.hidden();
    desktop.pass(30 * SECOND);
    expect(desktop.locks).toEqual([90 * SECOND]);
  });
});

describe("in front of the page", () => {
  function aWatchedPage() {
    const moves: string[] = [];
    const page = new EventTarget();
    const view = Object.assign(new EventTarget(), { visibilityState: "visible" });
    const tell = (move: string) => () => void moves.push(move);
    const end = watchPresence(page, view, {
      touched: tell("touched"),
      hidden: tell("hidden"),
      shown: tell("shown"),
      blurred: tell("blurred"),
      focused: tell("focused"),
      opened: tell("opened"),
      closed: tell("closed"),
    });
    return { page, view, moves, end };
  }
  /** Something on the page that is pressed. */
  const press = (matches: string, stopped = false): Event => {
    const event = new Event("click", { cancelable: true });
    const closest = (selector: string) => (selector.split(", ").includes(matches) ? {} : null);
    Object.defineProperty(event, "target", { value: { closest } });
    if (stopped) event.preventDefault();
    return event;
  };

  test.each(["pointerdown", "pointermove", "touchmove", "wheel", "keydown", "input"])(
    "%s is somebody",
    (type) => {
      const { page, moves } = aWatchedPage();
      page.dispatchEvent(new Event(type));
      expect(moves).toEqual(["touched"]);
    },
  );

  test("a list that scrolls because it grew is nobody", () => {
    const { page, moves } = aWatchedPage();
    page.dispatchEvent(new Event("scroll"));
    expect(moves).toEqual([]);
  });

  test.each([
    ["a call", 'a[href^="tel:"]', false, ["touched", "opened"]],
    ["a file or the camera", 'input[type="file"]', false, ["touched", "opened"]],
    ["another link", "a", false, ["touched"]],
    ["a call that a handler has stopped", 'a[href^="tel:"]', true, ["touched"]],
  ])("%s", (_, matches, stopped, expected) => {
    const { page, moves } = aWatchedPage();
    page.dispatchEvent(press(matches, stopped));
    expect(moves).toEqual(expected);
  });

  test("hidden, shown, printed, thawed; and nothing more once it has ended", () => {
    const { page, view, moves, end } = aWatchedPage();
    view.visibilityState = "hidden";
    view.dispatchEvent(new Event("visibilitychange"));
    view.visibilityState = "visible";
    view.dispatchEvent(new Event("visibilitychange"));
    view.dispatchEvent(new Event("resume"));
    page.dispatchEvent(new Event("pageshow"));
    page.dispatchEvent(new Event("beforeprint"));
    page.dispatchEvent(new Event("afterprint"));
    page.dispatchEvent(new Event("blur"));
    page.dispatchEvent(new Event("focus"));
    end();
    page.dispatchEvent(new Event("keydown"));
    expect(moves).toEqual(["hidden", "shown", "shown", "shown", "opened", "closed", "blurred", "focused"]);
  });
});

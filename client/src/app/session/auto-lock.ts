/** Nobody has touched anything for so long: the device locks (design page "vault", two locks). */
const IDLE_MS = 2 * 60_000;
/** Somebody has put it away, or looks at something else. */
const HIDDEN_MS = 30_000;
/** Before an idle device locks it says so for so long (WCAG 2.2.1: at least 20 seconds, ended by a simple action). */
const WARNING_MS = 20_000;
/** Timers stand still with a frozen tab and a sleeping device, so the clock is looked at again and again. */
const LOOK_MS = 1_000;
/** A call, the print dialog or a chooser has the screen no longer than this. */
const MOST_AWAY_MS = 10 * 60_000;
/** What the app has opened takes the screen within this, or it did not open at all. */
const OPENING_MS = 15_000;

export interface AutoLockPorts {
  /** A clock that only runs forward and does not stand still in sleep, milliseconds. */
  clockMs: () => number;
  /** Calls back after so many milliseconds; the answer ends it. */
  after: (ms: number, then: () => void) => () => void;
  /** Seconds until an idle device locks; null while there is nothing to say. */
  warn: (secondsLeft: number | null) => void;
  lock: () => void;
}

/** What somebody in front of the page does, as far as the lock cares. */
export interface Presence {
  /** A key, a finger, a mouse, a wheel. */
  touched(): void;
  hidden(): void;
  shown(): void;
  /** Another window has the keyboard, or this one has it again. */
  blurred(): void;
  focused(): void;
  /** The app has asked for a call, the print dialog or a chooser: that has the screen now, for ten minutes at most. */
  opened(): void;
  /** It says that it has closed. On phones the print dialog says so at once, and only then comes. */
  closed(): void;
}

interface Standing {
  touchedAt: number;
  hiddenAt: number | null;
  /** Something that the app has opened has the screen, or is about to. */
  away: { at: number; hasLeft: boolean } | null;
}

function dueAt({ touchedAt, hiddenAt, away }: Standing): number {
  if (away) return away.at + MOST_AWAY_MS;
  const idle = touchedAt + IDLE_MS;
  return hiddenAt === null ? idle : Math.min(idle, hiddenAt + HIDDEN_MS);
}

/** Somebody is here again. */
function back(is: Standing, now: number): void {
  is.touchedAt = now;
  if (is.away?.hasLeft) is.away = null;
}

/**
 * When an open device locks by itself. Every move is held against the clock before it counts: the first touch after an hour
 * asleep finds the device locked and does not keep it open.
 * @returns what tells it of moves, and what ends it
 */
export function autoLock({ clockMs, after, warn, lock }: AutoLockPorts): Presence & { end: () => void } {
  const is: Standing = { touchedAt: clockMs(), hiddenAt: null, away: null };
  let isOver = false;
  let endWait = (): void => undefined;

  function end(): void {
    isOver = true;
    endWait();
  }
  /** Locks when it is time. */
  function look(): void {
    if (isOver) return;
    endWait();
    const now = clockMs();
    if (is.away && !is.away.hasLeft && now - is.away.at > OPENING_MS) is.away = null;
    const left = dueAt(is) - now;
    if (left <= 0) {
      end();
      return lock();
    }
    warn(left <= WARNING_MS && !is.away && is.hiddenAt === null ? Math.ceil(left / 1_000) : null);
    endWait = after(Math.min(LOOK_MS, left), look);
  }
  /** A move counts only while the device is still open. */
  const move = (happen: (now: number) => void) => (): void => {
    look();
    if (isOver) return;
    happen(clockMs());
    look();
  };

  look();
  return {
    touched: move((now) => {
      is.touchedAt = now;
      if (is.hiddenAt === null) is.away = null;
    }),
    hidden: move((now) => {
      is.hiddenAt ??= now;
      if (is.away) is.away.hasLeft = true;
    }),
    shown: move((now) => {
      is.hiddenAt = null;
      back(is, now);
    }),
    blurred: move(() => {
      if (is.away) is.away.hasLeft = true;
    }),
    focused: move((now) => {
      if (is.hiddenAt === null) back(is, now);
    }),
    opened: move((now) => {
      is.touchedAt = now;
      is.away = { at: now, hasLeft: is.hiddenAt !== null };
    }),
    closed: move((now) => {
      if (!is.away || is.hiddenAt !== null) return;
      is.touchedAt = now;
      if (now - is.away.at > OPENING_MS) is.away = null;
      else is.away.hasLeft = false;
    }),
    end,
  };
}

/**
 * A clock that only runs forward and does not stand still while the device sleeps, milliseconds. `performance.now()` stands
 * still in sleep on most systems; the wall clock goes on, but people and networks set it. Each look therefore takes the
 * longer of the two steps since the last one: whatever counts with it ends too early at worst, never too late.
 * @param runningMs only runs forward, and may stand still in sleep
 * @param wallMs goes on in sleep, and may be set forward or back
 */
export function sleeplessClock(runningMs: () => number, wallMs: () => number): () => number {
  let last = { running: runningMs(), wall: wallMs() };
  let passedMs = 0;
  return () => {
    const now = { running: runningMs(), wall: wallMs() };
    passedMs += Math.max(0, now.running - last.running, now.wall - last.wall);
    last = now;
    return passedMs;
  };
}

import type { SessionPorts } from "./session-ports";

/** A storage that does not answer must not keep a device open: the lock waits no longer than this for the last words. */
const LAST_WORDS_MS = 5_000;

async function lastWords(ports: Pick<SessionPorts, "keepDrafts" | "after">): Promise<void> {
  let end = (): void => undefined;
  const patience = new Promise<void>((resume) => {
    end = ports.after(LAST_WORDS_MS, resume);
  });
  try {
    await Promise.race([ports.keepDrafts(), patience]);
  } catch {
    // What cannot be kept now was said on its form; the device closes all the same.
  }
  end();
}

/**
 * Drops the keys. What was typed last is on its way before the screens go, and both go before the keys that seal it.
 * @param hide takes the screens away: what they show must not outlive the keys by a moment
 */
export async function closeDevice(
  ports: Pick<SessionPorts, "keepDrafts" | "after" | "lock">,
  kind: "warm" | "cold",
  hide: () => void,
): Promise<void> {
  const written = lastWords(ports);
  hide();
  await written;
  await ports.lock(kind);
}

import type { Result } from "@konta/shared/base/result";
import type { Enrolled, EnrolRequest, SignedIn } from "@konta/shared/sync/enrolment";
import type { Me } from "../../data/border";
import type { Obeyed } from "../../data/obey-orders";
import type { Forgotten } from "../../data/forgotten-life";
import type { HandedOver } from "../../sync/hand-in";
import type { PersonHere } from "../../vault/keyring";
import type { EnrolProblem, UnlockProblem } from "../../vault/keyring-problems";
import type { AskProblem, Credentials } from "./ask-server";

/**
 * What this device has lost: its databases came back empty though people have worked here (rule O6). `copies`: how many
 * second copies the office has taken, and how many still lie here. `everything`: only the office remembers this browser.
 */
export type Loss = { what: "copies"; taken: number; left: number } | { what: "everything" };

/** Something that nobody foresaw, in the browser's storage above all. Nothing that was saved is touched by it. */
export interface Failed {
  code: "failed";
}
export const FAILED: Failed = { code: "failed" };

/** What a session is made of; tests hand in their own. */
export interface SessionPorts {
  /** The people of this device, by short code. */
  peopleHere(): Promise<PersonHere[]>;
  /** Seals the keyring under PIN and badge (and a passphrase), opens the store, and answers who it is. */
  bind(enrolled: Enrolled, pin: string, passphrase?: string): Promise<Result<Me, EnrolProblem>>;
  unlock(replica: string, pin: string, second: string | null): Promise<Result<Me, UnlockProblem>>;
  /**
   * Writes the last words of every form on the screen. They are handed over before this returns, so that the lock that
   * is asked for next comes after them. @returns whether all of them are kept
   */
  keepDrafts(): Promise<boolean>;
  /** Remembers where she is, so that she goes on there after unlocking: the page and the field, and no word in it. */
  keepPlace(replica: string): void;
  /** Somebody has opened the device: whatever was remembered of anybody else is forgotten. */
  dropPlaceOfOthers(replica: string): void;
  /** Drops the keys. What waits to be sent stays where it is. Warm: the PIN alone opens again while this page lives. */
  lock(kind: "warm" | "cold"): Promise<void>;
  /** The device's name goes along, for the list of one's own sessions. */
  signIn(credentials: Credentials): Promise<Result<SignedIn, AskProblem>>;
  enrol(request: EnrolRequest): Promise<Result<Enrolled, AskProblem>>;
  signOut(): Promise<void>;
  /** The browser's session may still be a colleague's: ends it unless it is this person's. */
  leaveForeignSession(staffId: string): Promise<void>;
  /** A label people recognise in the list of devices. */
  deviceName: string;
  /** Whether the server this device belongs to said it is a demo: nothing personal, so it may lie in clear. */
  isDemo(): boolean;
  keepDemo(demo: boolean): void;
  /** What lies apart from the databases and tells that people have worked here. */
  lookBack(): Promise<{ workedHere: boolean; copies: number; handedIn: number }>;
  /** Whether the office knows this browser; false without signal. */
  isKnownThere(): Promise<boolean>;
  /** Hands the second copies of unsent work to the office, as far as there is signal. */
  handIn(): Promise<HandedOver>;
  /** What the databases of the people here do not know any more though it was recorded. */
  forgottenHere(): Promise<Forgotten>;
  /** Does what the office wants of a device that it has given up, as far as there is signal. */
  obeyOrders(): Promise<Obeyed>;
  /** Calls back after so many milliseconds; the answer ends it. */
  after(ms: number, then: () => void): () => void;
  /** A number in [0, 1). */
  chance(): number;
  /** Asks the browser, once, not to throw this device's data away when space runs short. */
  askToStay(): void;
}

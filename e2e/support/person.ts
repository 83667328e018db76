import { expect } from "@playwright/test";
import type { Device } from "./device";
import { FINGER, type Hands, Keyboard } from "./hands";
import type { Account } from "./accounts";
import { FindPage } from "../pages/find-page";
import { PersonPage } from "../pages/person-page";
import { Shell } from "../pages/shell";
import { SignInPage } from "../pages/sign-in-page";
import { SyncPage } from "../pages/sync-page";
import { UnlockPage } from "../pages/unlock-page";

/** How the demo calls them, where a story needs to read it. */
const NAMES: Record<string, string> = {
  social: "Μαρία Παραδειγματάκη",
  mediator: "Νίκος Υποδειγματάκης",
};

/** Somebody with a device in the hand: signs in, unlocks, and walks from screen to screen. */
export class Person {
  readonly account: Account;
  readonly device: Device;
  readonly #byKeyboard: boolean;

  constructor(account: Account, device: Device, byKeyboard = false) {
    this.account = account;
    this.device = device;
    this.#byKeyboard = byKeyboard;
  }

  /** As the screens say it. */
  get name(): string {
    return NAMES[this.account.username] ?? this.account.username;
  }

  get page() {
    return this.device.page;
  }

  get hands(): Hands {
    return this.#byKeyboard ? new Keyboard(this.page) : FINGER;
  }

  get shell(): Shell {
    return new Shell(this.page, this.hands);
  }

  /** The first time on this device, with signal. */
  async enrol(): Promise<void> {
    const signIn = new SignInPage(this.page, this.hands);
    await signIn.open();
    await signIn.signIn(this.account);
    await signIn.setPin(this.account.pin);
    await this.shell.isOpen();
  }

  /** User name and a password that may be wrong. */
  async trySignIn(password: string): Promise<void> {
    const signIn = new SignInPage(this.page, this.hands);
    await signIn.open();
    await signIn.signIn({ ...this.account, password });
  }

  /** The registry and this person's areas have come, and the browser keeps the app itself. */
  async hasFirstData(): Promise<void> {
    await this.page.waitForFunction(() => navigator.serviceWorker.controller !== null);
    await expect(this.page.getByText(/^Έξοδος: ./).first()).toBeVisible();
  }

  /** A locked device. */
  async unlock(): Promise<void> {
    await new UnlockPage(this.page, this.hands).unlock(this.account);
    await this.shell.isOpen();
  }

  /** A device that is only just locked: the PIN alone. */
  async unlockWarm(): Promise<void> {
    await new UnlockPage(this.page, this.hands).unlockWarm(this.account);
    await this.shell.isOpen();
  }

  /** Asks for an exchange and waits until it has ended. */
  async syncNow(): Promise<void> {
    await this.shell.go("Συγχρονισμός");
    await new SyncPage(this.page, this.hands).now();
  }

  /** From wherever one is to somebody's file. */
  async openFile(name: string): Promise<PersonPage> {
    await this.shell.go("Αναζήτηση");
    await new FindPage(this.page, this.hands).open(name);
    return new PersonPage(this.page, this.hands);
  }

  /** After a restart of the browser, with or without signal. */
  async comeBack(): Promise<void> {
    await this.page.goto("/");
    await this.unlock();
  }
}

import { expect, type Locator, type Page } from "@playwright/test";
import { FINGER, type Hands } from "../support/hands";

/** One thing that happened to a referral. */
export interface TypedStep {
  to: string;
  channel?: string;
  told?: string;
  outcome?: string;
}

export interface TypedPaper {
  kind: string;
  number: string;
  until?: string;
}

/** `/people/:id`: one person's file. */
export class PersonPage {
  readonly #page: Page;
  readonly #hands: Hands;

  constructor(page: Page, hands: Hands = FINGER) {
    this.#page = page;
    this.#hands = hands;
  }

  async isOf(name: string): Promise<void> {
    await expect(this.#page.getByRole("heading", { level: 1, name })).toBeVisible();
  }

  card(title: string): Locator {
    return this.#page.getByRole("region", { name: title });
  }

  get timeline(): Locator {
    return this.card("Πορεία");
  }

  get visits(): Locator {
    return this.timeline.getByRole("listitem").filter({ hasText: /Επίσκεψη|Νέα επίσκεψη/ });
  }

  get referrals(): Locator {
    return this.timeline.getByRole("listitem").filter({ hasText: /^.*Παραπομπή: / });
  }

  get phones(): Locator {
    return this.#page.getByRole("list", { name: "Τηλέφωνα" }).getByRole("listitem");
  }

  /** The notice about a field with two values. */
  conflict(field: string): Locator {
    return this.#page
      .getByRole("main")
      .locator("*", { hasText: `Δύο τιμές: ${field}` })
      .last()
      .locator("..");
  }

  get saved(): Locator {
    return this.#page.getByRole("status").filter({ hasText: "Αποθηκεύτηκε σε αυτή τη συσκευή" });
  }

  async newVisit(): Promise<void> {
    await this.#hands.press(this.#page.getByRole("link", { name: "Νέα επίσκεψη" }));
  }

  async refer(): Promise<void> {
    await this.#hands.press(this.#page.getByRole("link", { name: "Παραπομπή", exact: true }));
  }

  async addPhone(number: string, { whose = "", isSafe = true } = {}): Promise<void> {
    const card = this.card("Τηλέφωνα");
    await this.#hands.press(card.getByRole("button", { name: "Άλλο τηλέφωνο" }));
    await this.#hands.write(card.getByLabel("Τηλέφωνο", { exact: true }), number);
    if (whose) await this.#hands.write(card.getByLabel("Ποιανού είναι", { exact: true }), whose);
    if (!isSafe) await this.#hands.press(card.getByLabel("Είναι ασφαλές να καλέσουμε", { exact: true }));
    await this.#hands.press(card.getByRole("button", { name: "Αποθήκευση" }));
    await expect(this.phones.filter({ hasText: number })).toBeVisible();
  }

  async changePhone(from: string, to: string): Promise<void> {
    const card = this.card("Τηλέφωνα");
    const row = this.phones.filter({ hasText: from });
    await this.#hands.press(row.getByRole("button", { name: "Αλλαγή" }));
    await this.#hands.write(card.getByLabel("Τηλέφωνο", { exact: true }), to);
    await this.#hands.press(card.getByRole("button", { name: "Αποθήκευση" }));
    await expect(this.phones.filter({ hasText: to })).toBeVisible();
  }

  async removePhone(number: string): Promise<void> {
    const row = this.phones.filter({ hasText: number });
    await this.#hands.press(row.getByRole("button", { name: "Αφαίρεση" }));
    await expect(row).toHaveCount(0);
  }

  /** What was removed a moment ago comes back. */
  async undoRemoval(number: string): Promise<void> {
    const card = this.card("Τηλέφωνα");
    await expect(card.getByText("Αφαιρέθηκε:")).toContainText(number);
    await this.#hands.press(card.getByRole("button", { name: "Αναίρεση" }));
    await expect(this.phones.filter({ hasText: number })).toHaveCount(1);
  }

  get papers(): Locator {
    return this.#page.getByRole("list", { name: "Αριθμοί και χαρτιά" }).getByRole("listitem");
  }

  async addPaper(what: "Άλλος αριθμός" | "Άλλο χαρτί", paper: TypedPaper): Promise<void> {
    const card = this.card("Αριθμοί και χαρτιά");
    const [kind, number] =
      what === "Άλλος αριθμός" ? ["Είδος αριθμού", "Αριθμός"] : ["Είδος χαρτιού", "Αριθμός χαρτιού"];
    await this.#hands.press(card.getByRole("button", { name: what }));
    await this.#hands.choose(card.getByLabel(kind, { exact: true }), paper.kind);
    await this.#hands.write(card.getByLabel(number, { exact: true }), paper.number);
    if (paper.until) await this.#hands.write(card.getByLabel("Ισχύει έως", { exact: true }), paper.until);
    await this.#hands.press(card.getByRole("button", { name: "Αποθήκευση" }));
    await expect(this.papers.filter({ hasText: paper.number })).toHaveCount(1);
  }

  async changeNumber(from: string, to: string): Promise<void> {
    const card = this.card("Αριθμοί και χαρτιά");
    const row = this.papers.filter({ hasText: from });
    await this.#hands.press(row.getByRole("button", { name: "Αλλαγή" }));
    await this.#hands.write(card.getByLabel("Αριθμός", { exact: true }), to);
    await this.#hands.press(card.getByRole("button", { name: "Αποθήκευση" }));
    await expect(this.papers.filter({ hasText: to })).toHaveCount(1);
  }

  referralTo(agency: string): Locator {
    return this.referrals.filter({ hasText: agency });
  }

  stepsOf(agency: string): Locator {
    return this.referralTo(agency).getByRole("list", { name: "Κατάσταση" }).getByRole("listitem");
  }

  /** One step further with a referral, from the file. */
  async advance(agency: string, { to, channel, told, outcome }: TypedStep): Promise<void> {
    const entry = this.referralTo(agency);
    await this.#hands.press(entry.getByRole("button", { name: "Τι έγινε μετά" }));
    const step = entry.getByRole("radio", { name: to, exact: true });
    // The only step there is stands chosen already.
    if (!(await step.isChecked())) await this.#hands.tick(step);
    if (channel) await this.#hands.tick(entry.getByRole("radio", { name: channel, exact: true }));
    if (told) await this.#hands.write(entry.getByLabel("Με ποιον μιλήσαμε", { exact: true }), told);
    if (outcome) await this.#hands.choose(entry.getByLabel("Έκβαση", { exact: true }), outcome);
    await this.#hands.press(entry.getByRole("button", { name: "Αποθήκευση" }));
    await expect(this.stepsOf(agency).last()).toContainText(to);
  }

  /** Opens the identity as a form, has it written, and saves it. */
  async changeIdentity(write: (form: Locator) => Promise<void>): Promise<void> {
    await this.#hands.press(this.card("Στοιχεία").getByRole("button", { name: "Αλλαγή στοιχείων" }));
    const form = this.card("Αλλαγή στοιχείων");
    await write(form);
    await this.#hands.press(form.getByRole("button", { name: "Αποθήκευση" }));
    await expect(form).toHaveCount(0);
  }

  async changeDetail(label: string, value: string): Promise<void> {
    await this.changeIdentity((form) => this.#hands.write(form.getByLabel(label, { exact: true }), value));
  }
}

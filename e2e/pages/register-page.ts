import { expect, type Locator, type Page } from "@playwright/test";
import { FINGER, type Hands } from "../support/hands";

export interface TypedPerson {
  surname?: string;
  givenName?: string;
  fatherName?: string;
  motherName?: string;
  birth?: { day?: string; month?: string; year: string };
  sex?: "Γυναίκα" | "Άνδρας" | "Άλλο";
  amka?: string;
  phone?: string;
  community?: string;
  note?: string;
}

/** `/people/new` Νέος ωφελούμενος. */
export class RegisterPage {
  readonly #page: Page;
  readonly #hands: Hands;

  constructor(page: Page, hands: Hands = FINGER) {
    this.#page = page;
    this.#hands = hands;
  }

  async isShown(): Promise<void> {
    await expect(this.#page.getByRole("heading", { level: 1, name: "Νέος ωφελούμενος" })).toBeVisible();
  }

  /** In the order of the page, as somebody with a keyboard meets the fields. */
  async write(person: TypedPerson): Promise<void> {
    const texts: [string, string | undefined][] = [
      ["Επώνυμο", person.surname],
      ["Όνομα", person.givenName],
      ["Πατρώνυμο", person.fatherName],
      ["Μητρώνυμο", person.motherName],
      ["Ημέρα γέννησης", person.birth?.day],
      ["Μήνας γέννησης", person.birth?.month],
      ["Έτος γέννησης", person.birth?.year],
    ];
    for (const [label, text] of texts)
      if (text !== undefined) await this.#hands.write(this.field(label), text);
    if (person.sex) await this.#hands.tick(this.#page.getByRole("radio", { name: person.sex }));
    if (person.phone !== undefined) await this.#hands.write(this.field("Τηλέφωνο"), person.phone);
    if (person.community) await this.#hands.choose(this.field("Κοινότητα"), person.community);
    if (person.note !== undefined) await this.#hands.write(this.field("Σημείωση"), person.note);
    if (person.amka !== undefined) await this.#hands.write(this.field("ΑΜΚΑ"), person.amka);
  }

  field(label: string): Locator {
    return this.#page.getByLabel(label, { exact: true });
  }

  async save(): Promise<void> {
    await this.#hands.press(this.#page.getByRole("button", { name: "Αποθήκευση", exact: true }));
  }
}

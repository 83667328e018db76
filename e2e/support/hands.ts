import { expect, type Locator, type Page } from "@playwright/test";

/** How somebody works a screen. The same story can be told with a finger or with a keyboard alone. */
export interface Hands {
  write(field: Locator, text: string): Promise<void>;
  /** A button or a link. */
  press(target: Locator): Promise<void>;
  /** A box to tick, or a radio button. */
  tick(box: Locator): Promise<void>;
  /** One line of a list. @param label what the line says */
  choose(list: Locator, label: string): Promise<void>;
}

export const FINGER: Hands = {
  write: (field, text) => field.fill(text),
  press: (target) => target.click(),
  tick: (box) => box.check({ force: true }),
  choose: async (list, label) => {
    await list.selectOption({ label });
  },
};

const MOST_STEPS = 400;

const isFocused = (target: Locator): Promise<boolean> =>
  target.evaluate((element) => element === element.ownerDocument.activeElement);

/** Tab, Shift+Tab, Enter, Space, arrows and letters: nothing else touches the page. */
export class Keyboard implements Hands {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  async write(field: Locator, text: string): Promise<void> {
    await this.#reach(field);
    await this.#page.keyboard.press("Control+A");
    await this.#page.keyboard.type(text);
    await expect(field).toHaveValue(text);
  }

  async press(target: Locator): Promise<void> {
    await this.#reach(target);
    await this.#page.keyboard.press("Enter");
  }

  async tick(box: Locator): Promise<void> {
    await expect(box).toBeAttached();
    if ((await box.getAttribute("type")) === "radio") await this.#walkRadios(box);
    else {
      await this.#reach(box);
      if (!(await box.isChecked())) await this.#page.keyboard.press("Space");
    }
    await expect(box).toBeChecked();
  }

  async choose(list: Locator, label: string): Promise<void> {
    await this.#reach(list);
    const selected = () =>
      list.evaluate((element) => (element as HTMLSelectElement).selectedOptions[0]?.label);
    await this.#page.keyboard.press("Home");
    for (let step = 0; (await selected()) !== label; step += 1) {
      expect(step, `the arrows reach "${label}"`).toBeLessThan(MOST_STEPS);
      await this.#page.keyboard.press("ArrowDown");
    }
  }

  /** Tab stops at one button of a group; the arrows walk the rest of it. */
  async #walkRadios(radio: Locator): Promise<void> {
    const inGroup = () =>
      radio.evaluate((element) => {
        const active = element.ownerDocument.activeElement;
        return active instanceof HTMLInputElement && active.name === (element as HTMLInputElement).name;
      });
    await this.#tabUntil(inGroup);
    if (await isFocused(radio)) {
      if (!(await radio.isChecked())) await this.#page.keyboard.press("Space");
      return;
    }
    for (let step = 0; !(await isFocused(radio)); step += 1) {
      expect(step, "the arrows reach the button").toBeLessThan(MOST_STEPS);
      await this.#page.keyboard.press("ArrowDown");
    }
  }

  async #reach(target: Locator): Promise<void> {
    await expect(target).toBeVisible();
    await expect(target).toBeEnabled();
    await this.#tabUntil(() => isFocused(target));
    await expect(target).toBeInViewport();
  }

  async #tabUntil(there: () => Promise<boolean>): Promise<void> {
    for (let step = 0; !(await there()); step += 1) {
      expect(step, "Tab reaches everything").toBeLessThan(MOST_STEPS);
      await this.#page.keyboard.press("Tab");
    }
  }
}

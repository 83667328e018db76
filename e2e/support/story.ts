import { expect, test as base } from "@playwright/test";
import { Device, type DeviceShape } from "./device";
import { SEEDED } from "./seed-once";
import { Stack } from "./start-stack";

/** A server and the devices that work with it, for the length of one story. */
export class Town {
  readonly stack: Stack;
  readonly #devices: Device[] = [];

  constructor(stack: Stack) {
    this.stack = stack;
  }

  async device(shape?: DeviceShape): Promise<Device> {
    const device = await Device.unpack(this.stack.port, shape);
    this.#devices.push(device);
    return device;
  }

  get complaints(): string[] {
    return this.#devices.flatMap(({ complaints }) => complaints);
  }

  async leave(): Promise<void> {
    await Promise.all(this.#devices.map((device) => device.throwAway()));
    await this.stack.remove();
  }
}

/** Every story has a town of its own, and ends without a script that failed or a request that left the origin. */
export const story = base.extend<{ town: Town }>({
  // oxlint-disable-next-line no-empty-pattern -- the runner reads the names of the fixtures from this pattern
  town: async ({}, use) => {
    const town = new Town(await Stack.start(process.env[SEEDED]));
    try {
      await use(town);
      expect(town.stack.lastWords).toBeNull();
      expect(town.complaints).toEqual([]);
    } finally {
      await town.leave();
    }
  },
});

export { expect };

import { type BrowserContext, chromium, type Page } from "@playwright/test";
import { FaultProxy } from "./fault-proxy";
import { newFolder, removeFolder } from "./folders";
import { killBrowser } from "./kill-tree";

/** What the driver switches off itself, which this list replaces; the last two keep pages of their own for an address bar that nobody sees. */
const WITHOUT = [
  "AimEnabled",
  "AvoidCorsURLLoaderRestartOnRedirect",
  "AvoidUnnecessaryBeforeUnloadCheckSync",
  "DestroyProfileOnBrowserClose",
  "HttpsFirstBalancedModeAutoEnable",
  "HttpsUpgrades",
  "LensOverlay",
  "MediaRouter",
  "NetworkTimeServiceQuerying",
  "OptimizationHints",
  "PaintHolding",
  "PreconnectToSearch",
  "ThirdPartyStoragePartitioning",
  "WebUIOmniboxAimPopup",
  "WebUIOmniboxPopup",
];
const ARGS = [
  `--disable-features=${WITHOUT.join(",")}`,
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export interface DeviceShape {
  viewport: { width: number; height: number };
  colorScheme: "light" | "dark";
  /** Touch and a phone's way of laying out. */
  touch: boolean;
}

export const PHONE: DeviceShape = {
  viewport: { width: 360, height: 740 },
  colorScheme: "light",
  touch: true,
};
export const TABLET: DeviceShape = {
  viewport: { width: 820, height: 1180 },
  colorScheme: "light",
  touch: true,
};
export const DESKTOP: DeviceShape = {
  viewport: { width: 1440, height: 900 },
  colorScheme: "light",
  touch: false,
};

/** A browser with a profile that lasts, behind a network of its own: what lies in somebody's hand. */
export class Device {
  readonly network: FaultProxy;
  readonly profile: string;
  /** Words of scripts that failed and of requests that left the origin: a story ends with none. */
  readonly complaints: string[] = [];
  readonly #shape: DeviceShape;
  #context: BrowserContext | null = null;
  #offline = false;

  private constructor(network: FaultProxy, profile: string, shape: DeviceShape) {
    this.network = network;
    this.profile = profile;
    this.#shape = shape;
  }

  static async unpack(port: number, shape: DeviceShape = TABLET): Promise<Device> {
    const device = new Device(await FaultProxy.before(port), await newFolder("profile"), shape);
    await device.start();
    return device;
  }

  get context(): BrowserContext {
    if (!this.#context) throw new Error("the browser is not running");
    return this.#context;
  }

  /** The first tab. */
  get page(): Page {
    const [page] = this.context.pages();
    if (!page) throw new Error("the browser has no tab");
    return page;
  }

  /** Starts the browser on the profile that is there. */
  async start(): Promise<void> {
    const { viewport, colorScheme, touch } = this.#shape;
    this.#context = await chromium.launchPersistentContext(this.profile, {
      executablePath: process.env.CHROME ?? "/usr/bin/chromium",
      args: ARGS,
      baseURL: this.network.origin,
      locale: "el-GR",
      timezoneId: "Europe/Athens",
      viewport,
      colorScheme,
      hasTouch: touch,
      offline: this.#offline,
      reducedMotion: "reduce",
    });
    this.#context.setDefaultTimeout(20_000);
    this.#context.on("weberror", (event) => this.complaints.push(String(event.error())));
    this.#context.on("console", (message) => {
      // A request that failed for want of a network is no complaint; a refused script or style is.
      if (message.type() === "error" && /Content Security Policy|Trusted ?Type/i.test(message.text()))
        this.complaints.push(message.text());
    });
    this.#context.on("request", (request) => {
      const url = new URL(request.url());
      if (/^https?:$/.test(url.protocol) && url.origin !== this.network.origin)
        this.complaints.push(`a request left the origin: ${url.origin}`);
    });
  }

  /** One more tab of the same browser. */
  newTab(): Promise<Page> {
    return this.context.newPage();
  }

  async goOffline(): Promise<void> {
    this.#offline = true;
    this.network.offline();
    await this.context.setOffline(true);
  }

  async goOnline(): Promise<void> {
    this.#offline = false;
    this.network.online();
    await this.context.setOffline(false);
  }

  /** SIGKILL for the whole tree of processes; the profile stays as the disk has it. */
  async kill(): Promise<void> {
    const closed = this.context.waitForEvent("close");
    await killBrowser(this.profile);
    await closed;
    this.#context = null;
  }

  /** An orderly end, so that everything the browser had in memory is on the disk. */
  async close(): Promise<void> {
    await this.#context?.close();
    this.#context = null;
  }

  async throwAway(): Promise<void> {
    await this.close();
    await this.network.close();
    await removeFolder(this.profile);
  }
}

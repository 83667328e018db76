import type { Asked, Told } from "./bench-worker";

declare global {
  interface Window {
    bench: (asked: Asked) => Promise<Told>;
  }
}

const worker = new Worker(new URL("./bench-worker.ts", import.meta.url), { type: "module" });
const waiting: ((told: Told) => void)[] = [];
worker.addEventListener("message", (event: MessageEvent<Told>) => waiting.shift()?.(event.data));
worker.addEventListener("error", (event) => waiting.shift()?.({ problem: event.message, ms: 0, all: [] }));

/** Hands one measurement to the worker, where the store lives in the product too. */
window.bench = (asked) =>
  new Promise((done) => {
    waiting.push(done);
    worker.postMessage(asked);
  });

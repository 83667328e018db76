/**
 * What a network does to one exchange.
 *
 * To the request: `cut-request` so many bytes of it arrive, then both lines are dead · `duplicate` the server gets it
 * twice and the device one of the answers · `delayed-copy` it passes, and a copy arrives after so many newer ones ·
 * `overtaken` the device's line breaks, and its request arrives after so many newer ones · `hold` the answer waits until
 * it is let go.
 *
 * To the answer, after the server did everything: `cut` so many bytes of it arrive, then the line is dead · `swallow`
 * nothing of it arrives · `stall` so many bytes arrive, then nothing, and the line stays open · `flip` one byte is
 * another · `garbage-gzip` it says that it is packed and is not.
 *
 * Instead of the server: `captive` a Wi-Fi portal with status 200 · `status` whatever stands before the server.
 */
export type Fault =
  | { kind: "cut-request"; afterBytes: number }
  | { kind: "duplicate"; answer: "first" | "second" }
  | { kind: "delayed-copy"; afterNewer: number }
  | { kind: "overtaken"; byNewer: number }
  | { kind: "hold"; until: Promise<void> }
  | { kind: "cut"; afterBytes: number }
  | { kind: "swallow" }
  | { kind: "stall"; afterBytes: number }
  | { kind: "flip"; at: number }
  | { kind: "garbage-gzip" }
  | { kind: "captive" }
  | { kind: "status"; status: number; retryAfterS?: number };

/** Those that an answer meets after the server did everything. */
export type AnswerFault = Extract<
  Fault,
  { kind: "hold" | "cut" | "swallow" | "stall" | "flip" | "garbage-gzip" }
>;

/** A slow line: every request and every answer is late by `delayMs` and then comes at this pace. */
export interface Line {
  bitsPerSecond: number;
  delayMs: number;
}

export interface Met {
  fault: Fault;
  /** To be called once the fault has done what it does. */
  happened: () => void;
}

/** Which faults the next exchanges meet: some meet one each, and while a plague lasts, all meet it. */
export class FaultPlan {
  readonly #struck: Met[] = [];
  #plague: Met | null = null;

  /** The next exchange that brings something meets this fault. @returns a promise that is kept once it has happened */
  strike(fault: Fault): Promise<void> {
    return new Promise((resolve) => this.#struck.push({ fault, happened: resolve }));
  }

  /** Every exchange meets this fault until it ends. `met` is kept once the first one has. */
  plague(fault: Fault): { met: Promise<void>; end: () => void } {
    const met = new Promise<void>((resolve) => {
      this.#plague = { fault, happened: resolve };
    });
    return { met, end: () => (this.#plague = null) };
  }

  /** @param pushes whether the exchange brings something */
  next(pushes: boolean): Met | null {
    return (pushes ? this.#struck.shift() : null) ?? this.#plague;
  }
}

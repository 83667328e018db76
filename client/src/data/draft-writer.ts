import type { DeviceStore } from "./border";

/** Long enough that not every letter is a write, short enough that a dying battery takes half a word. */
const PAUSE_MS = 400;

export interface DraftWriterPorts {
  store: Pick<DeviceStore, "keepDraft" | "dropDraft">;
  /** Calls back after so many milliseconds; the answer ends it. */
  after: (ms: number, then: () => void) => () => void;
  now: () => number;
  /** @param keptAt null when there is nothing to keep any more */
  onKept: (keptAt: number | null) => void;
  onUnkept: () => void;
}

/** The last words of one form on their way to the disk: after a pause in the typing, or at once when they are asked for. */
export class DraftWriter {
  readonly #ports: DraftWriterPorts;
  readonly #form: string;
  #value: object | null = null;
  #state: "kept" | "waits" | "writing" | "failed" = "kept";
  #hasKept = false;
  /** The draft is being saved or thrown away: nothing of it is written any more. */
  #isOver = false;
  #underWay: Promise<boolean> = Promise.resolve(true);
  #endPause = (): void => undefined;

  constructor(form: string, ports: DraftWriterPorts) {
    this.#form = form;
    this.#ports = ports;
  }

  /** What lies on the disk is on the screen again. */
  found(): void {
    this.#hasKept = true;
  }

  /** @param value as it is typed now; null while there is nothing worth keeping */
  later(value: object | null): void {
    this.#endPause();
    this.#value = value;
    if (this.#isOver) return;
    const isNothing = value === null && !this.#hasKept;
    this.#state = isNothing ? "kept" : "waits";
    if (!isNothing) this.#endPause = this.#ports.after(PAUSE_MS, () => void this.#write());
  }

  /** Writes what waits, in the same breath, and what could not be written before. @returns whether all is kept */
  flush(): Promise<boolean> {
    const isOpen = this.#state === "waits" || this.#state === "failed";
    return isOpen && !this.#isOver ? this.#write() : this.#underWay;
  }

  /** Throws away what was kept. Later changes are kept again. */
  async drop(): Promise<void> {
    this.#stop();
    try {
      await this.#ports.store.dropDraft(this.#form);
      this.#hasKept = false;
    } finally {
      this.#isOver = false;
    }
  }

  /** Runs the save that takes the draft with it; afterwards nothing is kept of it, unless it was not saved. */
  async fulfil<Answer extends { ok: boolean }>(save: (form: string) => Promise<Answer>): Promise<Answer> {
    this.#stop();
    let end = (_isKept: boolean | Promise<boolean>): void => undefined;
    // Whoever asks for the last words meanwhile waits for the save.
    this.#underWay = new Promise((resume) => {
      end = resume;
    });
    let isSaved = false;
    try {
      const answer = await save(this.#form);
      isSaved = answer.ok;
      return answer;
    } finally {
      this.#isOver = isSaved;
      // The last letters may not have been kept yet.
      end(isSaved || this.#value === null || this.#write());
    }
  }

  #stop(): void {
    this.#endPause();
    this.#isOver = true;
    this.#state = "kept";
  }

  #write(): Promise<boolean> {
    this.#endPause();
    const { store, now, onKept, onUnkept } = this.#ports;
    const value = this.#value;
    const keptAt = value === null ? null : now();
    this.#hasKept = value !== null;
    this.#state = "writing";
    const written = value === null ? store.dropDraft(this.#form) : store.keepDraft(this.#form, value);
    const end = (state: "kept" | "failed") => {
      if (this.#state === "writing" && this.#value === value) this.#state = state;
    };
    this.#underWay = written.then(
      () => {
        end("kept");
        onKept(keptAt);
        return true;
      },
      () => {
        end("failed");
        if (value !== null) onUnkept();
        return value === null;
      },
    );
    return this.#underWay;
  }
}

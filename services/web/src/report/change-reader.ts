import type { Schedule } from '../app/schedule.js';

export interface ChangeReaderOptions {
  /** Reads what changed; on failure, the page reloads everything by itself later. */
  readonly read: (ids: readonly string[]) => Promise<void>;
  readonly now: () => number;
  readonly schedule: Schedule;
}

/** Changes within this time are read together. */
const GATHER_MS = 150;
/** From the end of one read to the start of the next. */
const EVERY_MS = 1_000;

/** Collects ids of changes, and rereads them: never two reads at once, at most one a second. */
export class ChangeReader {
  readonly #options: ChangeReaderOptions;
  readonly #changed = new Set<string>();
  #isReading = false;
  #readAt = -Infinity;
  #callOff: (() => void) | undefined;
  #closed = false;

  constructor(options: ChangeReaderOptions) {
    this.#options = options;
  }

  note(id: string): void {
    this.#changed.add(id);
    this.#plan();
  }

  close(): void {
    this.#closed = true;
    this.#callOff?.();
  }

  #plan(): void {
    if (this.#closed || this.#isReading || this.#callOff !== undefined || this.#changed.size === 0) return;
    const { now, schedule } = this.#options;
    const pauseMs = Math.max(GATHER_MS, this.#readAt + EVERY_MS - now());
    this.#callOff = schedule(pauseMs, () => {
      this.#callOff = undefined;
      void this.#read();
    });
  }

  async #read(): Promise<void> {
    const { read, now } = this.#options;
    const ids = [...this.#changed];
    this.#changed.clear();
    this.#isReading = true;
    await read(ids).catch(() => undefined);
    this.#isReading = false;
    this.#readAt = now();
    this.#plan();
  }
}

import type { PlaybackBody } from '@hone/contracts/hiring';
import { ApiProblem } from '../api-client/failures.js';

const GATHER_MS = 4_000;
const RETRY_MS = 8_000;
/** What one request may hold. */
const MAX_CHANGES = 2_000;
const MAX_CHANGE_CHARACTERS = 65_536;
/** More than this unsent would fill the tab's memory: the recording then has a gap, the work none. */
const MAX_WAITING = 20_000;

type Change = PlaybackBody['changes'][number];

/**
 * Records how a file came about, in numbered batches. Losing it loses no work. A page that is opened again takes the next
 * free number.
 */
export class PlaybackRecorder {
  readonly #save: (body: PlaybackBody) => Promise<unknown>;
  #waiting: Change[] = [];
  #seq = 1;
  #sending = false;
  #full = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(save: (body: PlaybackBody) => Promise<unknown>) {
    this.#save = save;
  }

  add(path: string, changes: unknown): void {
    const change = JSON.stringify(changes);
    if (this.#full || change.length > MAX_CHANGE_CHARACTERS || this.#waiting.length >= MAX_WAITING) return;
    this.#waiting.push({ at: new Date().toISOString(), path, change });
    if (this.#timer === undefined && !this.#sending) this.#later(GATHER_MS);
  }

  stop(): void {
    clearTimeout(this.#timer);
    void this.#flush();
  }

  async #flush(): Promise<void> {
    this.#timer = undefined;
    if (this.#sending || this.#waiting.length === 0) return;
    const batch = this.#waiting.slice(0, MAX_CHANGES);
    this.#sending = true;
    try {
      await this.#save({ seq: this.#seq, changes: batch });
      this.#seq += 1;
      this.#waiting = this.#waiting.slice(batch.length);
      this.#goOn(GATHER_MS);
    } catch (error) {
      this.#onFailure(error);
    }
  }

  #onFailure(error: unknown): void {
    if (!(error instanceof ApiProblem) || error.retry) return this.#goOn(RETRY_MS);
    if (error.code === 'PLAYBACK_CONFLICT') {
      this.#seq += 1;
      return this.#goOn(0);
    }
    this.#full = true;
    this.#waiting = [];
    this.#sending = false;
  }

  #goOn(ms: number): void {
    this.#sending = false;
    if (this.#waiting.length > 0) this.#later(ms);
  }

  #later(ms: number): void {
    this.#timer = setTimeout(() => void this.#flush(), ms);
  }
}

import type { History, HistoryEvent } from './history.js';

/** An event of any type, without its time. */
export type Happening = HistoryEvent extends infer Event
  ? Event extends HistoryEvent
    ? Omit<Event, 'atMs'>
    : never
  : never;

/** Writes a history as things happen. */
export class HistoryRecorder {
  readonly #events: HistoryEvent[] = [];
  readonly #now: () => number;
  readonly #began: number;
  #operations = 0;
  #messages = 0;

  /** `now` in monotonic milliseconds. */
  constructor(now: () => number) {
    this.#now = now;
    this.#began = now();
  }

  /** Milliseconds since the beginning. */
  get atMs(): number {
    return this.#now() - this.#began;
  }

  get history(): History {
    return this.#events;
  }

  /** How many messages were sent. */
  get messages(): number {
    return this.#messages;
  }

  add(happening: Happening): void {
    this.#events.push({ atMs: this.atMs, ...happening });
  }

  /** The number of a new operation. */
  nextOperation(): number {
    return this.#operations++;
  }

  /** The number of a new message. */
  nextMessage(): number {
    return this.#messages++;
  }
}

import type { Prewarmed } from '@hone/grading';

export interface PrewarmedBoxesOptions {
  /** Told of each what became of it: a submission took it, or it was removed unused. */
  readonly onEnd: (end: 'used' | 'unused') => void;
  /** Challenges that boxes are kept for at once. */
  readonly most?: number;
  /** How long they wait. */
  readonly waitMs?: number;
}

/** What was opened for submissions that nobody has made yet, by challenge: one each, for one seed. */
export interface PrewarmedBoxes {
  /** Whether something waits for this submission already, or it has begun: nothing needs to be opened for it. */
  isServed(challenge: string, seed: string): boolean;
  /** Keeps it until a submission takes it, something newer comes for the same challenge, or nobody came for long. */
  put(challenge: string, seed: string, prewarmed: Prewarmed): void;
  /** What waits for this very submission, if anything; the caller closes it. */
  take(challenge: string, seed: string): Prewarmed | undefined;
  /** How many wait. */
  count(): number;
  /** Removes what waits and keeps nothing more. */
  close(): Promise<void>;
}

/** Each is the memory of a box that others cannot have. */
const MOST = 2;
/** Much less than boxes are let live: it is still to be graded in. */
const WAIT_MS = 10 * 60_000;
/** Submissions that are remembered, so that nothing is kept for one that has begun meanwhile. */
const MOST_TAKEN = 100;

interface Waiting {
  readonly seed: string;
  readonly prewarmed: Prewarmed;
  readonly timer: NodeJS.Timeout;
}

export function createPrewarmedBoxes(options: PrewarmedBoxesOptions): PrewarmedBoxes {
  return new WaitingBoxes(options);
}

class WaitingBoxes implements PrewarmedBoxes {
  readonly #options: PrewarmedBoxesOptions;
  readonly #waiting = new Map<string, Waiting>();
  readonly #taken = new Set<string>();
  readonly #removals = new Set<Promise<void>>();
  #isClosed = false;

  constructor(options: PrewarmedBoxesOptions) {
    this.#options = options;
  }

  isServed(challenge: string, seed: string): boolean {
    return this.#waiting.get(challenge)?.seed === seed || this.#taken.has(nameOf(challenge, seed));
  }

  put(challenge: string, seed: string, prewarmed: Prewarmed): void {
    if (this.#isClosed || this.#taken.has(nameOf(challenge, seed))) return this.#remove(prewarmed);
    this.#dismiss(challenge);
    const { most = MOST, waitMs = WAIT_MS } = this.#options;
    const timer = setTimeout(() => this.#dismiss(challenge), waitMs).unref();
    this.#waiting.set(challenge, { seed, prewarmed, timer });
    const [oldest] = this.#waiting.keys();
    if (this.#waiting.size > most && oldest !== undefined) this.#dismiss(oldest);
  }

  take(challenge: string, seed: string): Prewarmed | undefined {
    this.#taken.add(nameOf(challenge, seed));
    const [oldest] = this.#taken;
    if (this.#taken.size > MOST_TAKEN && oldest !== undefined) this.#taken.delete(oldest);
    if (this.#waiting.get(challenge)?.seed !== seed) return undefined;
    this.#options.onEnd('used');
    return this.#drop(challenge)?.prewarmed;
  }

  count(): number {
    return this.#waiting.size;
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    for (const challenge of [...this.#waiting.keys()]) this.#dismiss(challenge);
    await Promise.all(this.#removals);
  }

  #dismiss(challenge: string): void {
    const found = this.#drop(challenge);
    if (found !== undefined) this.#remove(found.prewarmed);
  }

  #drop(challenge: string): Waiting | undefined {
    const found = this.#waiting.get(challenge);
    this.#waiting.delete(challenge);
    clearTimeout(found?.timer);
    return found;
  }

  #remove(prewarmed: Prewarmed): void {
    this.#options.onEnd('unused');
    const removal = prewarmed.close().finally(() => this.#removals.delete(removal));
    this.#removals.add(removal);
  }
}

const nameOf = (challenge: string, seed: string): string => `${challenge}/${seed}`;

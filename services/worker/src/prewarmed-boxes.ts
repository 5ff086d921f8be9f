import type { Draw, Prewarmed } from '@hone/grading';

export interface PrewarmedBoxesOptions {
  /** Called when boxes leave the store: used by a submission, or removed unused. */
  readonly onEnd: (end: 'used' | 'unused') => void;
  /** Maximum number of challenges with boxes. */
  readonly most?: number;
  /** How long boxes wait. */
  readonly waitMs?: number;
}

/** Boxes opened for upcoming submissions: one set per challenge, for one seed and variant. */
export interface PrewarmedBoxes {
  /** Whether this submission already has boxes, or has started: then none need to be opened. */
  isServed(challenge: string, draw: Draw): boolean;
  /** Stores boxes until a submission takes them, newer ones replace them, or they expire. */
  put(challenge: string, draw: Draw, prewarmed: Prewarmed): void;
  /** The boxes of exactly this submission, if any; the caller closes them. */
  take(challenge: string, draw: Draw): Prewarmed | undefined;
  /** Number of waiting sets. */
  count(): number;
  /** Removes all boxes and accepts no more. */
  close(): Promise<void>;
}

/** Each set occupies memory that other boxes cannot use. */
const MOST = 2;
/** Much less than the maximum lifetime of a box, because grading still has to fit in. */
const WAIT_MS = 10 * 60_000;
/** Number of started submissions to remember, so that no boxes are stored for them. */
const MOST_TAKEN = 100;

interface Waiting {
  /** Of challenge, seed and variant. */
  readonly name: string;
  readonly prewarmed: Prewarmed;
  readonly timer: NodeJS.Timeout;
}

export function createPrewarmedBoxes(options: PrewarmedBoxesOptions): PrewarmedBoxes {
  return new TimedBoxes(options);
}

class TimedBoxes implements PrewarmedBoxes {
  readonly #options: PrewarmedBoxesOptions;
  readonly #waiting = new Map<string, Waiting>();
  readonly #taken = new Set<string>();
  readonly #removals = new Set<Promise<void>>();
  #isClosed = false;

  constructor(options: PrewarmedBoxesOptions) {
    this.#options = options;
  }

  isServed(challenge: string, draw: Draw): boolean {
    return (
      this.#waiting.get(challenge)?.name === nameOf(challenge, draw) ||
      this.#taken.has(nameOf(challenge, draw))
    );
  }

  put(challenge: string, draw: Draw, prewarmed: Prewarmed): void {
    if (this.#isClosed || this.#taken.has(nameOf(challenge, draw))) return this.#remove(prewarmed);
    this.#dismiss(challenge);
    const { most = MOST, waitMs = WAIT_MS } = this.#options;
    const timer = setTimeout(() => this.#dismiss(challenge), waitMs).unref();
    this.#waiting.set(challenge, { name: nameOf(challenge, draw), prewarmed, timer });
    const [oldest] = this.#waiting.keys();
    if (this.#waiting.size > most && oldest !== undefined) this.#dismiss(oldest);
  }

  take(challenge: string, draw: Draw): Prewarmed | undefined {
    this.#taken.add(nameOf(challenge, draw));
    const [oldest] = this.#taken;
    if (this.#taken.size > MOST_TAKEN && oldest !== undefined) this.#taken.delete(oldest);
    if (this.#waiting.get(challenge)?.name !== nameOf(challenge, draw)) return undefined;
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

const nameOf = (challenge: string, { seed, variant = '' }: Draw): string => `${challenge}/${seed}/${variant}`;

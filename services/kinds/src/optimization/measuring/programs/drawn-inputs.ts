import type { TrustedSession } from '@hone/contracts/kind';
import { deriveSeed } from '../../../judging/seeded-random.js';
import type { OptimizationDefinition } from '../../definition.js';
import type { TrustedPrograms } from '../../trusted-programs.js';

/** An input that no run of the submission has seen. */
export interface DrawnInput {
  /** Its real size. */
  readonly n: number;
  readonly stdin: Uint8Array;
}

/** Inputs of one family and about one size, each handed out once. */
export interface DrawnInputs {
  /** The next one. `ahead` more will be needed after it: the first of those are drawn meanwhile. */
  next(ahead?: number): Promise<DrawnInput>;
  /** Draws the first inputs ahead of need. */
  prefetch(count: number): void;
}

export interface DrawOptions {
  readonly family: string;
  /** The nominal size; the real sizes lie within 2 % of it. */
  readonly size: number;
  /** The purpose of the inputs: each purpose has different ones. */
  readonly purpose: string;
  /** No input is larger. */
  readonly largest?: number | undefined;
  /** Bytes of such an input, if known: decides how many are held at once. */
  readonly bytes?: number;
  /** All of one real size, for measurements that are compared at one size. */
  readonly alike?: boolean;
}

/** Spreads the real sizes, so that an exact size does not give a measured input away. */
const AROUND = 0.02;
/** Inputs drawn ahead, even large ones; small ones are all drawn ahead, so that none is drawn beside a pair. */
const LEAST_WAITING = 3;
/** The most inputs, and bytes, of one run of a generator. */
const MOST_AT_ONCE = 8;
const MOST_BYTES = 40 * 1024 * 1024;

/**
 * Inputs that are drawn for one submission only. Traces that outlive a run (inode numbers, counters, ports) don't help the
 * next one, which has another input of the same family and size.
 */
export function createDrawnInputs(
  session: TrustedSession<OptimizationDefinition>,
  { draw }: Pick<TrustedPrograms, 'draw'>,
  options: DrawOptions,
): DrawnInputs {
  const { family, size, purpose, bytes = MOST_BYTES, alike = false } = options;
  const largest = options.largest ?? session.definition.speed?.largest;
  const batch = session.definition.generator?.batch === true;
  const together = Math.max(1, Math.min(MOST_AT_ONCE, Math.floor(MOST_BYTES / Math.max(1, bytes))));
  const waiting: Promise<DrawnInput>[] = [];
  let runs = 0;
  const drawMore = (wanted: number): void => {
    const label = `${purpose}/${runs}`;
    runs += 1;
    const n = drawSize(deriveSeed(session.seed, purpose, family, alike ? 'alike' : label), size, largest);
    const count = batch && !alike ? Math.min(together, Math.max(1, wanted)) : 1;
    const drawn = draw({ type: 'generated', family, size: n }, label, count);
    for (let place = 0; place < count; place += 1) {
      const input = drawn.then((inputs) => ({ n, stdin: inputs[place] ?? new Uint8Array() }));
      // It may never be needed, or fail before it is.
      input.catch(() => undefined);
      waiting.push(input);
    }
  };
  const held = Math.max(LEAST_WAITING, together);
  const prefetch = (count: number): void => {
    while (waiting.length < Math.min(count, held)) drawMore(count - waiting.length);
  };
  return {
    prefetch,
    next: (ahead = 0) => {
      prefetch(1 + ahead);
      return waiting.shift() as Promise<DrawnInput>;
    },
  };
}

const DIGITS = 8;

/** A size within 2 % of `size`, not beyond `largest`, drawn from `seed`. */
export function drawSize(seed: string, size: number, largest = Infinity): number {
  const share = parseInt(deriveSeed(seed, 'size').slice(0, DIGITS), 16) / 16 ** DIGITS;
  const low = size * (1 - AROUND);
  const high = Math.min(largest, size * (1 + AROUND));
  return Math.max(1, Math.round(low + share * (high - low)));
}

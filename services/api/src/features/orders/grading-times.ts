import { LANES } from '@hone/contracts';
import type { Clock, Logger } from '@hone/kit';
import { z } from 'zod';
import type { Order } from './repository.js';

/** How long a worker's slot was occupied by a submission that was graded. */
export const gradingTimeSchema = z.object({
  submission: z.string(),
  lane: z.enum(LANES),
  /** As in an order. */
  work: z.string(),
  tookMs: z.number().nonnegative(),
  /** Milliseconds since 1970. */
  at: z.number(),
});
export type GradingTime = z.infer<typeof gradingTimeSchema>;

/** How many times are kept, in memory and in the database: the window is the list, whatever was graded before. */
export const TIMES_KEPT = 256;

/** The times of all processes, in a fixed number of places. A new one takes the place of an old one. */
export interface GradingTimeRepository {
  put(time: GradingTime): Promise<void>;
  list(): Promise<GradingTime[]>;
}

/** The place of a time: any, so that the kept ones are a fair sample of the last few hundred. */
export function placeOf({ submission }: GradingTime): number {
  const hash = [...submission].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 65_521, 7);
  return hash % TIMES_KEPT;
}

/** What is usual, from the recent past. */
export interface GradingTimes {
  note(time: GradingTime): void;
  /** The median of the same work, else of the same lane; undefined when there is neither. */
  usualMs(order: Pick<Order, 'work' | 'lane'>): number | undefined;
  /** Takes in what other processes noted, once in a while; failures leave what is known. */
  refresh(): Promise<void>;
}

export interface GradingTimesOptions {
  readonly times: GradingTimeRepository;
  readonly clock: Clock;
  readonly logger: Logger;
}

const REFRESH_EVERY_MS = 30_000;

/** Creates the window over the times of all processes. */
export function createGradingTimes({ times, clock, logger }: GradingTimesOptions): GradingTimes {
  let known = new Map<string, GradingTime>();
  let medians = new Map<string, number>();
  let refreshedAt = -Infinity;
  let refreshing: Promise<void> | undefined;

  function take(more: readonly GradingTime[]): void {
    const all = [...known.values(), ...more].sort((a, b) => a.at - b.at).slice(-TIMES_KEPT);
    known = new Map(all.map((time) => [time.submission, time]));
    medians = mediansOf([...known.values()]);
  }

  async function read(): Promise<void> {
    refreshedAt = clock.monotonic();
    try {
      take(await times.list());
    } catch (error) {
      logger.warn({ err: error }, 'the times of recent gradings could not be read');
    }
  }

  return {
    note(time) {
      take([time]);
      times.put(time).catch((error: unknown) => {
        logger.warn({ err: error }, 'the time of a grading could not be kept');
      });
    },
    usualMs: ({ work, lane }) => medians.get(work) ?? medians.get(lane),
    async refresh() {
      if (clock.monotonic() - refreshedAt < REFRESH_EVERY_MS) return refreshing;
      refreshing = read().finally(() => (refreshing = undefined));
      return refreshing;
    },
  };
}

/** The median by work and by lane. */
function mediansOf(times: readonly GradingTime[]): Map<string, number> {
  const groups = new Map<string, number[]>();
  for (const { work, lane, tookMs } of times) {
    for (const name of [work, lane]) groups.set(name, [...(groups.get(name) ?? []), tookMs]);
  }
  return new Map([...groups].map(([name, values]) => [name, medianOf(values)]));
}

function medianOf(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? 0;
}

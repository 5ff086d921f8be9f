import { LANES } from '@hone/contracts';
import type { Clock, Logger } from '@hone/kit';
import { z } from 'zod';
import type { QueueEntry } from './repository.js';

/** How long a graded submission occupied a worker's slot. */
export const gradingTimeSchema = z.object({
  submission: z.string(),
  lane: z.enum(LANES),
  /** As in a queue entry. */
  work: z.string(),
  tookMs: z.number().nonnegative(),
  /** Milliseconds since 1970. */
  at: z.number(),
});
export type GradingTime = z.infer<typeof gradingTimeSchema>;

/** Number of times kept in memory and in the database; new times overwrite old ones. */
export const TIMES_KEPT = 256;

/** The grading times of all processes, in a fixed number of slots. A new time overwrites an old one. */
export interface GradingTimeRepository {
  put(time: GradingTime): Promise<void>;
  list(): Promise<GradingTime[]>;
}

/** The slot of a time: a hash, so that the kept times are a fair sample of the last few hundred. */
export function placeOf({ submission, lane }: GradingTime): number {
  // Each stage of a submission has its own time.
  const hash = [...submission, ...lane].reduce(
    (sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 65_521,
    7,
  );
  return hash % TIMES_KEPT;
}

/** Usual grading time in milliseconds: the median of recent times, and the middle half around it. */
export interface UsualTime {
  readonly low: number;
  readonly median: number;
  readonly high: number;
}

/** Usual grading times of the recent past. */
export interface GradingTimes {
  note(time: GradingTime): void;
  /** For the same work, otherwise for the same lane; undefined when neither is known. */
  usual(entry: Pick<QueueEntry, 'work' | 'lane'>): UsualTime | undefined;
  /** For exactly this work. */
  usualOf(work: string): UsualTime | undefined;
  /** Reads the times of other processes at intervals; a failure keeps what is known. */
  refresh(): Promise<void>;
}

export interface GradingTimesOptions {
  readonly times: GradingTimeRepository;
  readonly clock: Clock;
  readonly logger: Logger;
}

const REFRESH_EVERY_MS = 30_000;

export function createGradingTimes({ times, clock, logger }: GradingTimesOptions): GradingTimes {
  let known = new Map<string, GradingTime>();
  let usual = new Map<string, UsualTime>();
  let refreshedAt = -Infinity;
  let refreshing: Promise<void> | undefined;

  function take(more: readonly GradingTime[]): void {
    const all = [...known.values(), ...more].sort((a, b) => a.at - b.at).slice(-TIMES_KEPT);
    known = new Map(all.map((time) => [`${time.submission} ${time.lane}`, time]));
    usual = usualTimes([...known.values()]);
  }

  async function read(): Promise<void> {
    refreshedAt = clock.monotonic();
    try {
      take(await times.list());
    } catch (error) {
      logger.warn({ err: error }, 'could not read recent grading times');
    }
  }

  return {
    note(time) {
      take([time]);
      times.put(time).catch((error: unknown) => {
        logger.warn({ err: error }, 'could not store a grading time');
      });
    },
    usual: ({ work, lane }) => usual.get(work) ?? usual.get(lane),
    usualOf: (work) => usual.get(work),
    async refresh() {
      if (clock.monotonic() - refreshedAt < REFRESH_EVERY_MS) return refreshing;
      refreshing = read().finally(() => (refreshing = undefined));
      return refreshing;
    },
  };
}

/** By work and by lane. */
function usualTimes(times: readonly GradingTime[]): Map<string, UsualTime> {
  const groups = new Map<string, number[]>();
  for (const { work, lane, tookMs } of times) {
    for (const name of [work, lane]) groups.set(name, [...(groups.get(name) ?? []), tookMs]);
  }
  return new Map([...groups].map(([name, values]) => [name, usualOf(values)]));
}

function usualOf(values: readonly number[]): UsualTime {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.floor((sorted.length - 1) * share)] ?? 0;
  return { low: at(1 / 4), median: at(1 / 2), high: at(3 / 4) };
}

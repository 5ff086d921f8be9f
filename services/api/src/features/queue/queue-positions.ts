import { MEASURE_LANE, type QueuePlace } from '@hone/contracts';
import type { Clock, Logger, WorkerRegistry } from '@hone/kit';
import { measureWork } from '../submission-records/stages.js';
import { estimateStart } from './estimate.js';
import type { GradingTimes } from './grading-times.js';
import type { QueueBook } from './queue-book.js';
import { createShownPositions } from './shown-positions.js';
import type { RecentTurns } from './recent-turns.js';
import type { QueueEntry } from './repository.js';
import { listAhead } from './schedule.js';
import { createSlotCount } from './slot-count.js';

/** Computes queue positions and estimates. */
export interface QueuePositions {
  /**
   * The position and, if possible, an estimate; position 0 when the entry is gone. A position never grows.
   */
  find(submission: string): Promise<QueuePlace>;
  /** The number of entries ahead of this one. */
  positionIn(open: readonly QueueEntry[], submission: string): number;
}

export interface QueuePositionsOptions {
  readonly queueEntries: QueueBook;
  readonly turns: RecentTurns;
  readonly times: GradingTimes;
  readonly registry: WorkerRegistry;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** Creates the only place that computes positions and estimates. */
export function createQueuePositions(options: QueuePositionsOptions): QueuePositions {
  const { queueEntries, turns, times, clock } = options;
  const slotCount = createSlotCount(options);
  const shown = createShownPositions();
  const listBefore = (open: readonly QueueEntry[], submission: string) =>
    listAhead(open, submission, (lane, user) => turns.count(lane, user));
  return {
    positionIn: (open, submission) => listBefore(open, submission).length,
    async find(submission) {
      const [open, slots] = await Promise.all([queueEntries.current(), slotCount(), times.refresh()]);
      const ahead = listBefore(open, submission);
      const own = open.find((entry) => entry.submission === submission);
      if (own === undefined) return { position: 0, etaMs: null, starts: null };
      const elsewhere = open.filter(({ lane }) => lane !== own.lane);
      const estimate = estimateStart({
        own,
        ahead,
        elsewhere,
        usual: (entry) => times.usual(entry),
        measuring: times.usualOf(measureWork(own.work)),
        slots,
        nowMs: clock.now(),
      });
      const stage = own.lane === MEASURE_LANE ? 'measuring' : 'grading';
      return { ...shown.settle(own, { position: ahead.length, ...estimate }), stage };
    },
  };
}

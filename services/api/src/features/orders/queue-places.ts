import { MEASURE_LANE, type QueuePlace } from '@hone/contracts';
import type { Clock, Logger, WorkerRegistry } from '@hone/kit';
import { measureWork } from '../submission-records/stages.js';
import { estimatePlace } from './estimate.js';
import type { GradingTimes } from './grading-times.js';
import type { OrderBook } from './order-book.js';
import { createPlacesShown } from './places-shown.js';
import type { RecentTurns } from './recent-turns.js';
import type { Order } from './repository.js';
import { listAhead } from './schedule.js';
import { createSlotCount } from './slot-count.js';

/** Says where orders stand. */
export interface QueuePlaces {
  /** Position 0 and an estimate where possible, also when the order is gone. A position never grows. */
  find(submission: string): Promise<QueuePlace>;
  /** How many of these orders go before this one. */
  positionIn(open: readonly Order[], submission: string): number;
}

export interface QueuePlacesOptions {
  readonly orders: OrderBook;
  readonly turns: RecentTurns;
  readonly times: GradingTimes;
  readonly registry: WorkerRegistry;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** Creates the one place that counts positions and estimates times. */
export function createQueuePlaces(options: QueuePlacesOptions): QueuePlaces {
  const { orders, turns, times, clock } = options;
  const slotCount = createSlotCount(options);
  const shown = createPlacesShown();
  const listBefore = (open: readonly Order[], submission: string) =>
    listAhead(open, submission, (lane, user) => turns.count(lane, user));
  return {
    positionIn: (open, submission) => listBefore(open, submission).length,
    async find(submission) {
      const [open, slots] = await Promise.all([orders.current(), slotCount(), times.refresh()]);
      const ahead = listBefore(open, submission);
      const own = open.find((order) => order.submission === submission);
      if (own === undefined) return { position: 0, etaMs: null, starts: null };
      const elsewhere = open.filter(({ lane }) => lane !== own.lane);
      const estimate = estimatePlace({
        own,
        ahead,
        elsewhere,
        usual: (order) => times.usual(order),
        measuring: times.usualOf(measureWork(own.work)),
        slots,
        nowMs: clock.now(),
      });
      const stage = own.lane === MEASURE_LANE ? 'measuring' : 'grading';
      return { ...shown.settle(own, { position: ahead.length, ...estimate }), stage };
    },
  };
}

import type { Clock, EventLog, Logger, Scope, WorkerRegistry } from '@hone/kit';
import type { SubmissionRepository } from '../submission-records/repository.js';
import { createDispatcher, type Dispatcher, type LaneQueues } from './dispatcher.js';
import { createGradingTimes, type GradingTimeRepository, type GradingTimes } from './grading-times.js';
import { createOrderBook, type OrderBook } from './order-book.js';
import { createQueuePlaces, type QueuePlaces } from './queue-places.js';
import { createRecentTurns, type RecentTurns } from './recent-turns.js';
import type { OrderRepository } from './repository.js';

/** What a process knows of the queue and does about it. */
export interface Queue {
  readonly orders: OrderBook;
  readonly turns: RecentTurns;
  readonly times: GradingTimes;
  readonly places: QueuePlaces;
  readonly dispatcher: Dispatcher;
}

export interface QueueOptions {
  readonly repositories: {
    readonly orders: OrderRepository;
    readonly gradingTimes: GradingTimeRepository;
    readonly submissions: SubmissionRepository;
  };
  readonly queues: LaneQueues;
  readonly registry: WorkerRegistry;
  readonly log: EventLog;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly scope: Scope;
}

/** Puts the parts of the queue together. */
export function createQueue(options: QueueOptions): Queue {
  const { repositories, queues, registry, log, clock, logger, scope } = options;
  const { submissions } = repositories;
  const orders = createOrderBook({ orders: repositories.orders, clock });
  const turns = createRecentTurns(clock);
  const times = createGradingTimes({ times: repositories.gradingTimes, clock, logger });
  const places = createQueuePlaces({ orders, turns, times, registry, clock, logger });
  const dispatcher = createDispatcher({
    submissions,
    orders,
    turns,
    queues,
    registry,
    log,
    clock,
    logger,
    scope,
  });
  return { orders, turns, times, places, dispatcher };
}

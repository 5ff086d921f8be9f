import type { Clock, EventLog, Logger, Scope, WorkerRegistry } from '@hone/kit';
import type { SubmissionRepository } from '../submission-records/repository.js';
import { createDispatcher, type Dispatcher, type LaneQueues } from './dispatcher.js';
import { createGradingTimes, type GradingTimeRepository, type GradingTimes } from './grading-times.js';
import { createQueueBook, type QueueBook } from './queue-book.js';
import { createQueuePositions, type QueuePositions } from './queue-positions.js';
import { createRecentTurns, type RecentTurns } from './recent-turns.js';
import type { QueueEntryRepository } from './repository.js';

/** The parts of the queue in one process. */
export interface Queue {
  readonly queueEntries: QueueBook;
  readonly turns: RecentTurns;
  readonly times: GradingTimes;
  readonly positions: QueuePositions;
  readonly dispatcher: Dispatcher;
}

export interface QueueOptions {
  readonly repositories: {
    readonly queueEntries: QueueEntryRepository;
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

export function createQueue(options: QueueOptions): Queue {
  const { repositories, queues, registry, log, clock, logger, scope } = options;
  const { submissions } = repositories;
  const queueEntries = createQueueBook({ queueEntries: repositories.queueEntries, clock });
  const turns = createRecentTurns(clock);
  const times = createGradingTimes({ times: repositories.gradingTimes, clock, logger });
  const positions = createQueuePositions({ queueEntries, turns, times, registry, clock, logger });
  const dispatcher = createDispatcher({
    submissions,
    queueEntries,
    turns,
    queues,
    registry,
    log,
    clock,
    logger,
    scope,
  });
  return { queueEntries, turns, times, positions, dispatcher };
}

import type { Clock, Logger, Metrics } from '@hone/kit';
import type { IdempotencyRepository } from '../features/submissions/idempotency.js';
import { KEY_KEPT_MS } from '../features/submissions/idempotency.js';
import type { SessionRepository } from '../features/sessions/repository.js';
import type { Leadership } from './leadership.js';
import type { Reconcile } from './reconcile.js';

export interface ReconcilerOptions {
  readonly leadership: Leadership;
  readonly reconcile: Reconcile;
  readonly sessions: SessionRepository;
  readonly keys: IdempotencyRepository;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly metrics: Metrics;
  readonly intervalMs: number;
}

/** Looks after all orders from time to time, in whichever process leads. */
export interface Reconciler {
  start(): void;
  /** Resolves when the round that runs is over. */
  close(): Promise<void>;
}

const SWEEP_EVERY_MS = 3_600_000;

/** Creates the reconciler; it also deletes what has expired, because not every database does that by itself. */
export function createReconciler(options: ReconcilerOptions): Reconciler {
  const { leadership, clock, logger } = options;
  let timer: NodeJS.Timeout | undefined;
  let round: Promise<void> = Promise.resolve();
  let sweptAt = -Infinity;
  let closed = false;
  const rounds = options.metrics.counter({
    name: 'hone_reconciler_rounds_total',
    help: 'Rounds in which this process looked after all orders.',
    labels: ['result'],
  });

  async function look(): Promise<void> {
    try {
      if (!(await leadership.leads())) return;
      await options.reconcile();
      rounds.add({ result: 'done' });
      if (clock.now() - sweptAt < SWEEP_EVERY_MS) return;
      sweptAt = clock.now();
      await options.sessions.sweep(sweptAt);
      await options.keys.sweep(sweptAt - KEY_KEPT_MS);
    } catch (error) {
      rounds.add({ result: 'failed' });
      logger.warn({ err: error }, 'the orders could not be looked after');
    }
  }

  function plan(): void {
    if (closed) return;
    timer = setTimeout(() => {
      round = look().finally(plan);
    }, options.intervalMs);
  }

  return {
    start: plan,
    async close() {
      closed = true;
      clearTimeout(timer);
      await round;
    },
  };
}

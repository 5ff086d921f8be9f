import type { Clock, Logger, Metrics } from '@hone/kit';
import type { IdempotencyRepository } from '../features/submissions/idempotency.js';
import { KEY_KEPT_MS } from '../features/submissions/idempotency.js';
import type { SessionRepository } from '../features/sessions/repository.js';
import type { Leadership } from './leadership.js';
import type { Reconcile } from './reconcile.js';
import { createRounds, type Rounds } from './rounds.js';

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

const SWEEP_EVERY_MS = 3_600_000;

/**
 * Each process dispatches the entries that it accepts. When it dies, its entries are found after this time if
 * the queue was empty; a dead leader is replaced after `TERM_MS`.
 */
const IDLE_MS = 5_000;

/**
 * Reconciles the queue at intervals, in the leading process. Also deletes expired records, because not every
 * database does.
 */
export function createReconciler(options: ReconcilerOptions): Rounds {
  const { leadership, clock, logger, intervalMs } = options;
  let sweptAt = -Infinity;
  const rounds = options.metrics.counter({
    name: 'hone_reconciler_rounds_total',
    help: 'Reconciler rounds that this process completed.',
    labels: ['result'],
  });

  async function sweep(): Promise<void> {
    if (clock.now() - sweptAt < SWEEP_EVERY_MS) return;
    sweptAt = clock.now();
    await options.sessions.sweep(sweptAt);
    await options.keys.sweep(sweptAt - KEY_KEPT_MS);
  }

  return createRounds({
    intervalMs,
    idleMs: IDLE_MS,
    async runRound() {
      try {
        // Asking is free within a term, so a dead leader is replaced immediately.
        if (!(await leadership.leads())) return true;
        const open = await options.reconcile();
        rounds.add({ result: 'done' });
        await sweep();
        return open > 0;
      } catch (error) {
        rounds.add({ result: 'failed' });
        logger.warn({ err: error }, 'could not reconcile queued submissions; retrying');
        return true;
      }
    },
  });
}

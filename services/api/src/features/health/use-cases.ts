import type { Readiness, WorkerStatus } from '@hone/contracts';
import type { WorkerRegistry } from '@hone/kit';
import type { LaneQueues } from '../orders/dispatcher.js';

export interface HealthOptions {
  readonly pingDatabase: () => Promise<void>;
  readonly registry: WorkerRegistry;
  readonly queues: LaneQueues;
}

const PATIENCE_MS = 2_500;
const RANKS = { failed: 0, building: 1, ready: 2 } as const;

/** Whether everything that a submission needs is there. */
export async function getReadiness({ pingDatabase, registry, queues }: HealthOptions): Promise<Readiness> {
  const [mongo, workers, depth] = await Promise.all([
    attempt(pingDatabase),
    attempt(() => registry.list()),
    attempt(() => queues['grading-submit'].depth()),
  ]);
  const known = workers.ok ? workers.value : [];
  const runtimes = runtimesOf(known);
  const checks = {
    mongo: mongo.ok,
    redis: workers.ok,
    queue: depth.ok,
    workers: known.some((worker) => worker.canary === 'passed' && worker.draining !== true),
  };
  const ready = Object.values(checks).every(Boolean) && Object.values(runtimes).includes('ready');
  return { status: ready ? 'ready' : 'not-ready', checks, runtimes };
}

/** Each runtime in the best state that any worker has it in. */
function runtimesOf(workers: readonly WorkerStatus[]): Readiness['runtimes'] {
  const best: Readiness['runtimes'] = {};
  for (const [id, { status }] of workers.flatMap((worker) => Object.entries(worker.runtimes))) {
    const known = best[id];
    if (known === undefined || RANKS[status] > RANKS[known]) best[id] = status;
  }
  return best;
}

type Attempted<T> = { readonly ok: true; readonly value: T } | { readonly ok: false };

/** A server that does not answer in time counts as away. */
async function attempt<T>(ask: () => Promise<T>): Promise<Attempted<T>> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Attempted<T>>((resolve) => {
    timer = setTimeout(() => resolve({ ok: false }), PATIENCE_MS);
  });
  const answer = ask().then(
    (value): Attempted<T> => ({ ok: true, value }),
    (): Attempted<T> => ({ ok: false }),
  );
  return Promise.race([answer, late]).finally(() => clearTimeout(timer));
}

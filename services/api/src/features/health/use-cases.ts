import type { Readiness, WorkerStatus } from '@hone/contracts';
import type { WorkerRegistry } from '@hone/kit';
import type { LaneQueues } from '../queue/dispatcher.js';

export interface HealthOptions {
  readonly pingDatabase: () => Promise<void>;
  readonly registry: WorkerRegistry;
  readonly queues: LaneQueues;
}

const TIMEOUT_MS = 2_500;
/** Limits the length: a reason may quote the output of a program. */
const REASON_CHARACTERS = 300;
const RANKS = { failed: 0, building: 1, ready: 2 } as const;

/** Whether everything that a submission needs is available. */
export async function getReadiness({ pingDatabase, registry, queues }: HealthOptions): Promise<Readiness> {
  const [mongo, workers, depth] = await Promise.all([
    attempt(pingDatabase),
    attempt(() => registry.list()),
    attempt(() => queues['grading-submit'].depth()),
  ]);
  const known = workers.ok ? workers.value : [];
  const best = bestOf(known);
  const runtimes = fieldOf(best, ({ status }) => status);
  const checks = {
    mongo: mongo.ok,
    redis: workers.ok,
    queue: depth.ok,
    workers: known.some((worker) => worker.canary === 'passed' && worker.draining !== true),
  };
  const ready = Object.values(checks).every(Boolean) && Object.values(runtimes).includes('ready');
  return {
    status: ready ? 'ready' : 'not-ready',
    checks,
    runtimes,
    versions: fieldOf(best, ({ version }) => version),
    reasons: fieldOf(best, ({ reason }) => reason?.slice(0, REASON_CHARACTERS)),
  };
}

type KnownRuntime = WorkerStatus['runtimes'][string];

/** Each runtime in its best state over all workers. */
function bestOf(workers: readonly WorkerStatus[]): ReadonlyMap<string, KnownRuntime> {
  const best = new Map<string, KnownRuntime>();
  for (const [id, runtime] of workers.flatMap(runtimesOf)) {
    const known = best.get(id);
    if (known === undefined || RANKS[runtime.status] > RANKS[known.status]) best.set(id, runtime);
  }
  return best;
}

/** A worker grades nothing before its canary has passed, so none of its runtimes count until then. */
function runtimesOf({ canary, runtimes }: WorkerStatus): [string, KnownRuntime][] {
  return Object.entries(runtimes).map(([id, runtime]) =>
    canary !== 'passed' && runtime.status === 'ready'
      ? [id, { ...runtime, status: 'building' }]
      : [id, runtime],
  );
}

function fieldOf<T>(
  runtimes: ReadonlyMap<string, KnownRuntime>,
  read: (runtime: KnownRuntime) => T | undefined,
): Record<string, T> {
  const known = [...runtimes].map(([id, runtime]) => [id, read(runtime)] as const);
  return Object.fromEntries(known.flatMap(([id, value]) => (value === undefined ? [] : [[id, value]])));
}

type Attempted<T> = { readonly ok: true; readonly value: T } | { readonly ok: false };

/** A server that does not answer in time counts as unavailable. */
async function attempt<T>(ask: () => Promise<T>): Promise<Attempted<T>> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Attempted<T>>((resolve) => {
    timer = setTimeout(() => resolve({ ok: false }), TIMEOUT_MS);
  });
  const answer = ask().then(
    (value): Attempted<T> => ({ ok: true, value }),
    (): Attempted<T> => ({ ok: false }),
  );
  return Promise.race([answer, late]).finally(() => clearTimeout(timer));
}

import { SECONDS_BUCKETS, type Metrics } from '@hone/kit';
import type { Lane, Phases, WorkerStatus } from '@hone/contracts';
import type { FaultKind, PoolCounts } from '@hone/sandbox';
import type { AttemptEnd } from './attempt-end.js';

/** Counters of a worker. */
export interface WorkerMetrics {
  ended(lane: Lane, end: AttemptEnd): void;
  /** Milliseconds by phase of one judged attempt. */
  phases(phases: Phases): void;
  canaryFailed(): void;
}

const PHASES = [
  'queued',
  'waiting',
  'calibrate',
  'prepare',
  'compile',
  'run',
  'measure',
  'judge',
  'record',
] as const;
const CANARIES = ['passed', 'failed', 'running'] as const;
const FINE_BUCKETS = [0.001, 0.0025, ...SECONDS_BUCKETS];

/** Creates the counters of a worker. */
export function createWorkerMetrics(metrics: Metrics): WorkerMetrics {
  const attempts = metrics.counter({
    name: 'hone_worker_attempts_total',
    help: 'Attempts that this worker ended.',
    labels: ['lane', 'end'],
  });
  const phases = metrics.histogram({
    name: 'hone_worker_phase_seconds',
    help: 'Time of judged attempts, by phase; queued ends when a slot starts the attempt, record is the handover of the result.',
    labels: ['phase'],
    buckets: FINE_BUCKETS,
  });
  const failures = metrics.counter({
    name: 'hone_worker_canary_failures_total',
    help: 'Canary failures: the canary program did not get its expected verdict.',
  });
  return {
    ended: (lane, end) => attempts.add({ lane, end }),
    phases: (measured) => {
      for (const phase of PHASES) phases.observe({ phase }, measured[`${phase}Ms`] / 1000);
    },
    canaryFailed: () => failures.add({}),
  };
}

/** Current state of a worker. */
export interface WorkerState {
  readonly slots: number;
  readonly busy: number;
  readonly draining: boolean;
  readonly canary: WorkerStatus['canary'];
}

/** Gauges for slots, attempts in progress, draining and the canary's state. */
export function showWorker(metrics: Metrics, readState: () => WorkerState): void {
  const slots = metrics.gauge({ name: 'hone_worker_slots', help: 'Grading slots of this worker.' });
  const busy = metrics.gauge({ name: 'hone_worker_busy', help: 'Attempts in progress.' });
  const draining = metrics.gauge({
    name: 'hone_worker_draining',
    help: '1 while the worker is draining: it finishes its attempts and takes no new ones.',
  });
  const canary = metrics.gauge({
    name: 'hone_worker_canary',
    help: '1 for the current canary state, 0 for the others.',
    labels: ['state'],
  });
  metrics.onRead(() => {
    const now = readState();
    slots.set({}, now.slots);
    busy.set({}, now.busy);
    draining.set({}, now.draining ? 1 : 0);
    for (const state of CANARIES) canary.set({ state }, state === now.canary ? 1 : 0);
  });
}

/** Counts prefetches of hidden data, by result. */
export function createPrefetchCount(metrics: Metrics): (end: 'drawn' | 'failed') => void {
  const drawn = metrics.counter({
    name: 'hone_worker_drawn_total',
    help: 'Prefetches of hidden data, by result.',
    labels: ['end'],
  });
  return (end) => drawn.add({ end });
}

/** Counts boxes that were opened in advance, by whether they were used. */
export function createPrewarmedCount(metrics: Metrics): (end: 'used' | 'unused') => void {
  const ready = metrics.counter({
    name: 'hone_worker_ready_total',
    help: 'Boxes opened ahead of a submission, by whether it used them.',
    labels: ['end'],
  });
  return (end) => ready.add({ end });
}

/** Gauge of prewarmed boxes. */
export function showPrewarmed(metrics: Metrics, count: () => number): void {
  const waiting = metrics.gauge({
    name: 'hone_worker_ready_waiting',
    help: 'Boxes opened ahead of a submission that are waiting for it.',
  });
  metrics.onRead(() => waiting.set({}, count()));
}

/** Gauges and counters of the sandbox's boxes. */
export function showPool(metrics: Metrics, counts: () => PoolCounts): void {
  const boxes = metrics.gauge({
    name: 'hone_sandbox_boxes',
    help: 'Boxes of this worker, by state: waiting in the pool, or in use.',
    labels: ['state'],
  });
  const taken = metrics.counter({
    name: 'hone_sandbox_boxes_taken_total',
    help: 'Boxes taken: warm ones came from the pool, cold ones had to be created.',
    labels: ['from'],
  });
  const coldSeconds = metrics.counter({
    name: 'hone_sandbox_cold_seconds_total',
    help: 'Total time that attempts waited for cold boxes.',
  });
  let counted = { warm: 0, cold: 0, coldMs: 0 };
  metrics.onRead(() => {
    const { waiting, inUse, warm, cold, coldMs } = counts();
    boxes.set({ state: 'waiting' }, waiting);
    boxes.set({ state: 'in-use' }, inUse);
    taken.add({ from: 'warm' }, warm - counted.warm);
    taken.add({ from: 'cold' }, cold - counted.cold);
    coldSeconds.add({}, (coldMs - counted.coldMs) / 1000);
    counted = { warm, cold, coldMs };
  });
}

/** Counts platform faults in boxes. */
export function createFaultCount(metrics: Metrics): (kind: FaultKind) => void {
  const faults = metrics.counter({
    name: 'hone_sandbox_faults_total',
    help: 'Platform faults in boxes, by operation.',
    labels: ['kind'],
  });
  return (kind) => faults.add({ kind });
}

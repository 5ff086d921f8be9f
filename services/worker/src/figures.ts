import { SECONDS_BUCKETS, type Metrics } from '@hone/kit';
import type { Lane, Phases, WorkerStatus } from '@hone/contracts';
import type { FaultKind, PoolCounts } from '@hone/sandbox';
import type { AttemptEnd } from './run-attempt.js';

/** What a worker counts while it works. */
export interface WorkerFigures {
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

/** Creates the counters of one worker. */
export function createWorkerFigures(metrics: Metrics): WorkerFigures {
  const attempts = metrics.counter({
    name: 'hone_worker_attempts_total',
    help: 'Attempts that this worker ended.',
    labels: ['lane', 'end'],
  });
  const phases = metrics.histogram({
    name: 'hone_worker_phase_seconds',
    help: 'Phases of judged attempts; queued is the time until a slot took the order, record that of handing over.',
    labels: ['phase'],
    buckets: FINE_BUCKETS,
  });
  const failures = metrics.counter({
    name: 'hone_worker_canary_failures_total',
    help: 'Times the known program did not get its known verdict.',
  });
  return {
    ended: (lane, end) => attempts.add({ lane, end }),
    phases: (measured) => {
      for (const phase of PHASES) phases.observe({ phase }, measured[`${phase}Ms`] / 1000);
    },
    canaryFailed: () => failures.add({}),
  };
}

/** How a worker stands at a moment. */
export interface WorkerMoment {
  readonly slots: number;
  readonly busy: number;
  readonly draining: boolean;
  readonly canary: WorkerStatus['canary'];
}

/** Shows slots, attempts in progress, draining and the canary's state. */
export function showWorker(metrics: Metrics, moment: () => WorkerMoment): void {
  const slots = metrics.gauge({ name: 'hone_worker_slots', help: 'Attempts that may be graded at once.' });
  const busy = metrics.gauge({ name: 'hone_worker_busy', help: 'Attempts being graded.' });
  const draining = metrics.gauge({
    name: 'hone_worker_draining',
    help: '1 while the worker ends what it has and takes nothing more.',
  });
  const canary = metrics.gauge({
    name: 'hone_worker_canary',
    help: '1 for the state that the canary is in, 0 for the others.',
    labels: ['state'],
  });
  metrics.onRead(() => {
    const now = moment();
    slots.set({}, now.slots);
    busy.set({}, now.busy);
    draining.set({}, now.draining ? 1 : 0);
    for (const state of CANARIES) canary.set({ state }, state === now.canary ? 1 : 0);
  });
}

/** Counts data that were precomputed, or could not be. */
export function createPrecomputedCount(metrics: Metrics): (end: 'drawn' | 'failed') => void {
  const drawn = metrics.counter({
    name: 'hone_worker_drawn_total',
    help: 'Data of submissions that nobody had made yet: drawn, or failed.',
    labels: ['end'],
  });
  return (end) => drawn.add({ end });
}

/** Counts boxes that were prewarmed for a submission. */
export function createPrewarmedCount(metrics: Metrics): (end: 'used' | 'unused') => void {
  const ready = metrics.counter({
    name: 'hone_worker_ready_total',
    help: 'Boxes opened for one submission before it was made: used by it, or removed unused.',
    labels: ['end'],
  });
  return (end) => ready.add({ end });
}

/** Shows how many of them wait. */
export function showPrewarmed(metrics: Metrics, count: () => number): void {
  const waiting = metrics.gauge({
    name: 'hone_worker_ready_waiting',
    help: 'Boxes opened for one submission before it was made, which wait for it.',
  });
  metrics.onRead(() => waiting.set({}, count()));
}

/** Shows the boxes of a sandbox. */
export function showPool(metrics: Metrics, counts: () => PoolCounts): void {
  const boxes = metrics.gauge({
    name: 'hone_sandbox_boxes',
    help: 'Boxes of this worker: waiting in the pool, or in use.',
    labels: ['state'],
  });
  const taken = metrics.counter({
    name: 'hone_sandbox_boxes_taken_total',
    help: 'Boxes taken: warm ones waited in the pool, for cold ones somebody had to wait.',
    labels: ['from'],
  });
  const coldSeconds = metrics.counter({
    name: 'hone_sandbox_cold_seconds_total',
    help: 'How long those waited for whom a box had to be made, together.',
  });
  let told = { warm: 0, cold: 0, coldMs: 0 };
  metrics.onRead(() => {
    const { waiting, inUse, warm, cold, coldMs } = counts();
    boxes.set({ state: 'waiting' }, waiting);
    boxes.set({ state: 'in-use' }, inUse);
    taken.add({ from: 'warm' }, warm - told.warm);
    taken.add({ from: 'cold' }, cold - told.cold);
    coldSeconds.add({}, (coldMs - told.coldMs) / 1000);
    told = { warm, cold, coldMs };
  });
}

/** Counts what the platform failed at inside of boxes. */
export function createFaultCount(metrics: Metrics): (kind: FaultKind) => void {
  const faults = metrics.counter({
    name: 'hone_sandbox_faults_total',
    help: 'Platform faults in boxes, by what failed.',
    labels: ['kind'],
  });
  return (kind) => faults.add({ kind });
}

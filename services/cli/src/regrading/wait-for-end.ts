import { setTimeout as sleep } from 'node:timers/promises';
import type { Submission, SubmissionStatus } from '@hone/contracts';
import { UsageError } from '../output.js';
import { ApiFault, type SubmissionsApi } from './submissions-api.js';

/** Timer port, replaced in tests. */
export interface Timer {
  /** Monotonic milliseconds. */
  now(): number;
  /** Resolves after this time, or when the signal aborts. */
  pause(milliseconds: number, signal: AbortSignal): Promise<void>;
}

/** The system timer. */
export const systemTimer: Timer = {
  now: () => performance.now(),
  pause: (milliseconds, signal) =>
    sleep(milliseconds, undefined, { signal }).catch((error: unknown) => {
      if (!signal.aborted) throw error;
    }),
};

export interface WaitOptions {
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
  readonly timer: Timer;
  /** Called with the new status when it changed. */
  readonly onStatus: (words: string) => void;
}

/** How waiting ended: with a finished record, or before. */
export type Waited =
  | { readonly ended: true; readonly record: Submission }
  | { readonly ended: false; readonly why: 'timeout' | 'stopped' };

/**
 * Poll interval: short at first, because most gradings take a second or two, then growing up to the time that
 * measuring takes.
 */
const FIRST_MS = 500;
const MOST_MS = 5_000;
const GROWTH = 1.5;
/** A restarting api is down briefly; after this many failures in a row, give up. */
const FAULTS = 5;

const ENDED: readonly SubmissionStatus[] = ['graded', 'voided', 'cancelled'];

/**
 * Polls a submission until it is finished. Throws `ApiFault` when the api fails several times in a row, and
 * rethrows rejections.
 */
export async function waitForEnd(id: string, api: SubmissionsApi, options: WaitOptions): Promise<Waited> {
  const { timeoutMs, signal, timer, onStatus } = options;
  const until = timer.now() + timeoutMs;
  const read = createReader(id, api, onStatus);
  for (let pauseMs = FIRST_MS; ; pauseMs = Math.min(MOST_MS, pauseMs * GROWTH)) {
    const { record, retryAfterMs } = await read();
    if (record !== undefined && ENDED.includes(record.status)) return { ended: true, record };
    if (signal.aborted) return { ended: false, why: 'stopped' };
    const leftMs = until - timer.now();
    if (leftMs <= 0) return { ended: false, why: 'timeout' };
    await timer.pause(Math.min(Math.max(pauseMs, retryAfterMs), leftMs), signal);
  }
}

interface Reading {
  readonly record?: Submission;
  /** Minimum wait that the api asked for. */
  readonly retryAfterMs: number;
}

/** Reads the record, reports changes, and tolerates some failures in a row. */
function createReader(
  id: string,
  api: SubmissionsApi,
  onStatus: WaitOptions['onStatus'],
): () => Promise<Reading> {
  let faults = 0;
  let reported = '';
  return async () => {
    try {
      const record = await api.find(id);
      if (record === undefined) throw gone(id);
      faults = 0;
      const words = describeProgress(record);
      if (words !== reported) onStatus(words);
      reported = words;
      return { record, retryAfterMs: 0 };
    } catch (error) {
      if (!(error instanceof ApiFault) || ++faults === FAULTS) throw error;
      onStatus(`${error.message}; retrying`);
      return { retryAfterMs: error.retryAfterMs };
    }
  };
}

const gone = (id: string): UsageError =>
  new UsageError('SUBMISSION_NOT_FOUND', [
    { path: 'submission', message: `regrade ${id} no longer exists; its account may have been deleted` },
  ]);

function describeProgress({ status, queue, checks }: Submission): string {
  if (status === 'running')
    return `running, ${checks.length} ${checks.length === 1 ? 'check' : 'checks'} done`;
  if (status !== 'queued' || queue === undefined) return status;
  const eta = !queue.etaMs ? '' : `, about ${Math.ceil(queue.etaMs / 1000)} s left`;
  return `queued, ${queue.position} ahead of it${eta}`;
}

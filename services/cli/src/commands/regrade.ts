import type { Submission } from '@hone/contracts';
import { listenForStop } from '../listen-for-stop.js';
import { EXIT, UsageError, type Output } from '../output.js';
import { createRegradeReport, renderRegrade } from '../regrading/report.js';
import {
  ApiFault,
  createSubmissionsApi,
  type RegradeTarget,
  type SubmissionsApi,
} from '../regrading/submissions-api.js';
import { systemTimer, waitForEnd, type Timer, type Waited } from '../regrading/wait-for-end.js';
import { choosePaint } from '../screen/paint.js';

export interface RegradeFlags {
  /** Shows the latest regrade instead of starting one. */
  readonly last: boolean;
  /** Seconds to wait for the regrade. */
  readonly timeout: number;
}

/** Replaced in tests. */
export interface RegradePorts {
  readonly timer: Timer;
  readonly listen: typeof listenForStop;
}

const REAL: RegradePorts = { timer: systemTimer, listen: listenForStop };
const ID = /^[0-9A-Za-z_-]{1,64}$/;

/**
 * `hone regrade`: regrades a submission on the running api, waits, and reports what changed. The regrade is a
 * separate record; the original is not changed.
 */
export async function regrade(
  id: string,
  flags: RegradeFlags,
  target: RegradeTarget,
  output: Output,
  { timer, listen }: RegradePorts = REAL,
): Promise<number> {
  if (!ID.test(id))
    throw new UsageError('REQUEST_INVALID', [
      {
        path: 'submission',
        message: `"${id}" is not a submission id; copy the id from the end of the submission page's address`,
      },
    ]);
  const api = createSubmissionsApi(target);
  const stop = listen();
  let asked: string | undefined;
  try {
    asked = flags.last ? await findLast(id, api) : await startRegrade(id, api, output);
    const waited = await waitForEnd(asked, api, {
      timeoutMs: flags.timeout * 1000,
      signal: stop.signal,
      timer,
      onStatus: (words) => output.note(words),
    });
    return await report(asked, waited, flags, api, output);
  } catch (error) {
    if (error instanceof ApiFault) return reportFault(error, asked, output);
    throw error;
  } finally {
    stop.forget();
  }
}

async function startRegrade(id: string, api: SubmissionsApi, output: Output): Promise<string> {
  // Reject a token without the scope `read` before starting a regrade. Submissions of other users need not be
  // readable yet.
  await api.find(id);
  const asked = await api.regrade(id);
  output.note(`started regrade ${asked}`);
  return asked;
}

/** The latest regrade of a submission; given a regrade, the regrade itself. */
async function findLast(id: string, api: SubmissionsApi): Promise<string> {
  const known = await api.find(id);
  if (known === undefined)
    throw new UsageError('SUBMISSION_NOT_FOUND', [
      {
        path: 'submission',
        message:
          "it does not exist, or the token's user may not read it; its learner and those who regraded it may",
      },
    ]);
  const last = known.regradeOf === undefined ? known.regrades?.at(-1) : known.id;
  if (last !== undefined) return last;
  throw new UsageError('REQUEST_INVALID', [
    { path: '--last', message: 'it has no regrade yet; leave out --last to start one' },
  ]);
}

async function report(
  asked: string,
  waited: Waited,
  flags: RegradeFlags,
  api: SubmissionsApi,
  output: Output,
): Promise<number> {
  if (!waited.ended) return reportUnfinished(asked, waited.why, flags, output);
  const { record } = waited;
  const original = record.regradeOf === undefined ? undefined : await api.find(record.regradeOf);
  if (original === undefined) throw new ApiFault('the original submission no longer exists');
  const { comparison } = record;
  if (record.status !== 'graded' || comparison === undefined) return reportUngraded(original, record, output);
  const result = createRegradeReport(original, record, comparison);
  const width = process.stdout.isTTY ? process.stdout.columns : Infinity;
  output.result(
    result,
    renderRegrade(result, { width, paint: choosePaint(process.stdout.isTTY, process.env) }),
  );
  return result.same ? EXIT.ok : EXIT.findings;
}

const showLater = (id: string): string =>
  `regrade ${id} continues; show it with: ./hone regrade ${id} --last`;

function reportUnfinished(
  id: string,
  unfinished: 'timeout' | 'stopped',
  { timeout }: RegradeFlags,
  output: Output,
): number {
  const why = unfinished === 'stopped' ? 'interrupted' : `no verdict within ${timeout} s`;
  const nothing = { same: null, original: null, comparison: null, recomputed: [] };
  output.result({ ...nothing, regrade: { id }, unfinished }, `${why}; ${showLater(id)}`);
  return unfinished === 'stopped' ? EXIT.stopped : EXIT.voided;
}

function reportUngraded(original: Submission, regrade: Submission, output: Output): number {
  const { status, voidReason = 'the platform failed' } = regrade;
  const voided = status === 'cancelled' ? 'it was cancelled' : voidReason;
  output.result(
    { same: null, original, regrade, comparison: null, recomputed: [], voided },
    `${status}: ${voided}\nRegrade ${regrade.id} has no verdict to compare; ${original.id} keeps its own. Run this again, or run hone doctor to find the cause.`,
  );
  return EXIT.voided;
}

function reportFault({ message }: ApiFault, asked: string | undefined, output: Output): number {
  const kept =
    asked === undefined
      ? 'The submission keeps its verdict. If a regrade did start, running this again finds it.'
      : `If it is not finished, ${showLater(asked)}`;
  const regrade = asked === undefined ? {} : { regrade: { id: asked } };
  output.result({ code: 'SERVICE_UNAVAILABLE', title: message, ...regrade }, `failed: ${message}\n${kept}`);
  return EXIT.voided;
}

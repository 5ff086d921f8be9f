import type { ImportReport } from './import-report.js';
import { inferredTimeLimit } from './limits.js';
import type { Problem } from './problem-yaml.js';
import type { ImportedSolution } from './submissions.js';
import type { Trial } from './try-accepted.js';

/** The time limit of a challenge, and the accepted solutions that do not keep their promise here. */
export interface Settled {
  readonly cpuMs: number;
  readonly leftOut: readonly ImportedSolution[];
}

/**
 * Decides which accepted solutions stay, and the time limit in ms of CPU: the stated one, or else inferred from those
 * that stay. Rejects the package when no trustworthy one is left, and returns undefined.
 */
export function settleTimeLimit(
  trials: readonly Trial[],
  stated: number | undefined,
  problem: Problem,
  report: ImportReport,
): Settled | undefined {
  const failed = trials.filter(({ failure }) => failure !== undefined);
  for (const { solution, failure } of failed)
    report.skip('ACCEPTED_FAILS', solution.source, `left out: not accepted here: ${failure}`);
  const passed = trials.filter(({ failure }) => failure === undefined);
  if (passed.length === 0) {
    const message = 'no accepted submission is accepted here, so the data and the limits cannot be trusted';
    report.reject('ACCEPTED_FAILS', 'submissions/accepted', message);
    return undefined;
  }
  const cpuMs = stated ?? inferLimit(passed, problem, report);
  if (cpuMs === undefined) return undefined;
  const late = passed.filter(({ slowestMs }) => slowestMs > cpuMs);
  for (const { solution, slowestMs } of late)
    report.skip(
      'ACCEPTED_TOO_SLOW',
      solution.source,
      `left out: its slowest run takes ${Math.round(slowestMs)} ms; the limit is ${cpuMs} ms`,
    );
  return { cpuMs, leftOut: [...failed, ...late].map(({ solution }) => solution) };
}

function inferLimit(passed: readonly Trial[], problem: Problem, report: ImportReport): number | undefined {
  const bounds = passed.filter(({ solution }) => solution.boundsTime);
  const slowest = bounds.toSorted((one, other) => other.slowestMs - one.slowestMs)[0];
  if (slowest === undefined) {
    const message = 'there is no time limit, and no accepted submission to infer it from';
    report.reject('TIME_LIMIT_UNKNOWN', 'problem.yaml', message);
    return undefined;
  }
  const cpuMs = inferredTimeLimit(slowest.slowestMs, problem, report);
  const { solution, slowestMs } = slowest;
  const from = `${problem.limits.multiplier} times the ${Math.ceil(slowestMs)} ms of ${solution.source}, rounded up`;
  report.skip(
    'TIME_LIMIT_INFERRED',
    'problem.yaml',
    `there is no time limit; ${cpuMs} ms are taken: ${from}`,
  );
  return cpuMs;
}

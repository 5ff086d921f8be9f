import type { Judgement, Limits } from '@hone/contracts';

/** A computing program uses up its CPU limit long before the wall limit; below this share it waited for a core. */
const BUSY_SHARE = 0.9;

/**
 * Checks that hit the wall limit though the program had not used up its CPU time: the machine was busy, or the
 * program waits for something. In the words of a finding; undefined if there are none.
 */
export function findStarved(limits: Limits, judgement: Judgement): string | undefined {
  const starved = judgement.checks.filter(
    ({ status, reason, usage }) =>
      status === 'fail' &&
      reason === 'time-limit' &&
      usage !== undefined &&
      usage.wallMs >= limits.wallMs &&
      usage.cpuMs < limits.cpuMs * BUSY_SHARE,
  );
  if (starved.length === 0) return undefined;
  const least = Math.round(Math.min(...starved.map(({ usage }) => usage?.cpuMs ?? 0)));
  const ids = starved.map(({ id }) => id).join(', ');
  return `stopped by the clock in ${ids} after only ${least} ms of CPU: the machine is busy, or the program waits`;
}

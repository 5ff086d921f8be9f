import type { Judgement } from '@hone/contracts';
import type { PackageFinding } from '@hone/contracts/kind';
import type { Solution } from './solutions.js';

/** A naive program uses at least so many times the reference's CPU time, or CPU time is no measure of the task. */
export const LEAST_MARGIN = 16;

/**
 * Refuses a language in which naive and reference lie too close together, by the figures in the evidence of a
 * measured solution. A naive program that was stopped at 20 times counts as that.
 */
export function speedMarginFindings({ path, language }: Solution, { checks }: Judgement): PackageFinding[] {
  return checks.flatMap(({ evidence }) => {
    if (evidence?.type !== 'speed') return [];
    const margin = evidence.baseline.naiveNs / evidence.baseline.referenceNs;
    if (margin >= LEAST_MARGIN) return [];
    const message =
      `in ${language} the naive solution uses ${margin.toFixed(1)} times the CPU time of the ` +
      `reference on family "${evidence.family}" at size ${evidence.size}; at least ${LEAST_MARGIN} times is needed ` +
      `for a score by CPU time: choose a larger size or a slower baseline (seen while grading ${path})`;
    return [{ severity: 'error', code: 'SPEED_MARGIN', path: 'challenge.yml', message }];
  });
}

import { beatsReference, NS_PER_MS, type Judgement } from '@hone/contracts';
import type { PackageFinding } from '@hone/contracts/kind';
import { warningFinding } from './finding.js';
import type { Solution } from './solutions.js';

/** A naive program uses at least so many times the reference's CPU time, or CPU time is no measure of the task. */
const LEAST_MARGIN = 16;

/**
 * What the reference may cost at the measured size before an author is told that less would do: 100 ms suffice, and a
 * slower machine needs some room.
 */
const MOST_REFERENCE_MS = 300;

/**
 * Warns of a size at which the reference costs so much that the time of a grading ends after a few pairs: an answer
 * between reference and naive solution stays undecided then, and scores now more, now less.
 */
export function speedSizeFindings({ language }: Solution, { checks }: Judgement): PackageFinding[] {
  return checks.flatMap(({ evidence }) => {
    if (evidence?.type !== 'speed') return [];
    const { calmNs = 0 } = evidence.baseline;
    const ms = Math.round(calmNs / NS_PER_MS);
    if (ms <= MOST_REFERENCE_MS) return [];
    const message =
      `in ${language} the reference burns ${ms} ms on family "${evidence.family}" at size ${evidence.size}, where ` +
      `100 are enough: there is time for few pairs then, and an answer between reference and naive solution scores ` +
      `now more, now less; choose a smaller size`;
    return [warningFinding('SPEED_SIZE', 'challenge.yml', message)];
  });
}

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

/** Tells the author of a solution that is faster than the reference by more than a learner is allowed to be slower. */
export function referenceBeatenFindings(
  { path, language }: Solution,
  { checks }: Judgement,
): PackageFinding[] {
  return checks.flatMap(({ evidence }) => {
    if (evidence?.type !== 'speed' || !beatsReference(evidence)) return [];
    const { median, low, high } = evidence.ratio;
    const message =
      `uses ${median.toFixed(2)} times the CPU time of the reference in ${language} (${low.toFixed(2)} to ` +
      `${high.toFixed(2)}): make it the reference, unless that is meant to be what good code of an ordinary kind costs`;
    return [warningFinding('REFERENCE_BEATEN', path, message)];
  });
}

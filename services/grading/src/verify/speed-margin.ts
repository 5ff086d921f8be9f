import { beatsReference, NS_PER_MS, type Judgement } from '@hone/contracts';
import type { PackageFinding } from '@hone/contracts/kind';
import { warningFinding } from './finding.js';
import type { Solution } from './solutions.js';

/** A naive program uses at least n times the reference's CPU time; otherwise CPU time does not measure the task. */
const LEAST_MARGIN = 16;

/**
 * Reference cost at the measured size above which the author is advised to reduce it: 100 ms suffice, and a
 * slower machine needs some room.
 */
const MOST_REFERENCE_MS = 300;

/**
 * Warns of a size at which the reference costs so much that a grading has time for only a few pairs: an answer
 * between reference and naive solution then stays undecided, and its score varies.
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
 * Rejects a language in which naive and reference are too close, by the measurements in the evidence of a
 * measured solution. A naive program that was stopped at 20 times counts as 20.
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

/** Reports a solution that is faster than the reference by more than a learner may be slower. */
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

import type { Check, Evidence, Submission } from '@hone/contracts';
import { scoreFromMemory, scoreFromSpeed } from '@hone/grading';

/** The stored score of a measured check, and the score recomputed from its stored measurements. */
export interface RecomputedScore {
  readonly submission: string;
  readonly check: string;
  readonly stored: number;
  readonly recomputed: number;
  readonly equal: boolean;
}

/**
 * Scores from 0 to 1 that differ by less are equal: engines may round the last digit of a logarithm
 * differently.
 */
const SAME = 1e-9;

/** Recomputes the score of each check that has measurements in its evidence. */
export function recomputeScores({ id, checks }: Pick<Submission, 'id' | 'checks'>): RecomputedScore[] {
  return checks.flatMap(({ id: check, score: stored, evidence }: Check) => {
    const recomputed = evidence === undefined ? undefined : scoreFrom(evidence);
    if (recomputed === undefined) return [];
    return [{ submission: id, check, stored, recomputed, equal: Math.abs(stored - recomputed) < SAME }];
  });
}

function scoreFrom(evidence: Evidence): number | undefined {
  if (evidence.type === 'memory') return scoreFromMemory(evidence);
  return evidence.type === 'speed' && evidence.pairs.length > 0 ? scoreFromSpeed(evidence) : undefined;
}

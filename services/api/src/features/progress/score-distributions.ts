import { MIN_DISTRIBUTION, type ScoreDistribution } from '@hone/contracts/practice';
import { AppError, type Clock } from '@hone/kit';
import type { ChallengeRepository } from '../challenges/repository.js';
import { sittingOfOwner } from '../sittings/owner.js';
import type { SubmissionRecord } from '../submission-records/record.js';
import type { SubmissionRepository } from '../submission-records/repository.js';
import { isSolved } from '../submissions/is-solved.js';

export interface ScoreDistributions {
  /** Throws `CHALLENGE_NOT_FOUND`. */
  of(slug: string): Promise<ScoreDistribution>;
}

export interface ScoreDistributionOptions {
  readonly challenges: Pick<ChallengeRepository, 'findNewest'>;
  readonly submissions: Pick<SubmissionRepository, 'listScores'>;
  readonly clock: Pick<Clock, 'monotonic'>;
}

/** Maximum number of submissions to count, newest first. */
const MOST_SUBMITS = 5_000;
const FRESH_MS = 10 * 60_000;
const BINS = 10;

/** Distributions are computed at most once in ten minutes for each challenge. */
export function createScoreDistributions(options: ScoreDistributionOptions): ScoreDistributions {
  const { challenges, submissions, clock } = options;
  const known = new Map<string, { readonly until: number; readonly value: ScoreDistribution }>();
  return {
    async of(slug) {
      if ((await challenges.findNewest(slug)) === undefined) throw new AppError('CHALLENGE_NOT_FOUND');
      const cached = known.get(slug);
      if (cached !== undefined && clock.monotonic() < cached.until) return cached.value;
      const value = distribute(await submissions.listScores(slug, MOST_SUBMITS));
      known.set(slug, { until: clock.monotonic() + FRESH_MS, value });
      return value;
    },
  };
}

/** Counts people by their best score. Candidates of assessments are not compared with people who practise. */
function distribute(submits: readonly Pick<SubmissionRecord, 'user' | 'outcome'>[]): ScoreDistribution {
  const best = new Map<string, { percent: number; solved: boolean }>();
  for (const { user, outcome } of submits) {
    if (outcome?.status !== 'graded' || sittingOfOwner(user) !== undefined) continue;
    const percent = outcome.score?.percent ?? 0;
    const solved = isSolved(outcome);
    const before = best.get(user) ?? { percent: 0, solved: false };
    best.set(user, { percent: Math.max(before.percent, percent), solved: before.solved || solved });
  }
  if (best.size < MIN_DISTRIBUTION) return { people: best.size, bins: null, solved: null };
  const bins = new Array<number>(BINS).fill(0);
  let solved = 0;
  for (const each of best.values()) {
    const bin = Math.min(BINS - 1, Math.floor(each.percent / BINS));
    bins[bin] = (bins[bin] ?? 0) + 1;
    if (each.solved) solved += 1;
  }
  return { people: best.size, bins, solved };
}

import { skillSchema } from '@hone/contracts';
import type { ChallengeProgress, SkillProgress } from '@hone/contracts/practice';
import { Z_80 } from '../analytics/statistics.js';

/** A challenge of this difficulty counts as one observation; a harder one counts for more. */
const USUAL_DIFFICULTY = 3;

/** What the graded challenges say about each skill. */
export function measureSkills(challenges: readonly ChallengeProgress[]): SkillProgress[] {
  return skillSchema.options.map((skill) => {
    const having = challenges.filter(({ skills }) => skills.includes(skill));
    const graded = having.flatMap(({ best, difficulty }) =>
      best === null ? [] : [{ share: best.percent / 100, weight: difficulty / USUAL_DIFFICULTY }],
    );
    return {
      skill,
      measured: graded.length === 0 ? null : { ...estimate(graded), challenges: graded.length },
      solved: having.filter(({ status }) => status === 'solved').length,
      offered: having.length,
    };
  });
}

interface Observation {
  readonly share: number;
  readonly weight: number;
}

/**
 * Mean and central 80% of the posterior of a share: a Beta distribution that starts uniform (Laplace's rule of succession),
 * with fractional successes, by its normal approximation. Few challenges leave a wide range, and never certainty.
 */
function estimate(observations: readonly Observation[]): { estimate: number; low: number; high: number } {
  const sum = (value: (each: Observation) => number) =>
    observations.reduce((total, each) => total + value(each), 0);
  const a = 1 + sum(({ share, weight }) => share * weight);
  const b = 1 + sum(({ share, weight }) => (1 - share) * weight);
  const mean = a / (a + b);
  const deviation = Math.sqrt((a * b) / ((a + b) ** 2 * (a + b + 1)));
  const toPercent = (value: number) => Math.round(1000 * Math.min(1, Math.max(0, value))) / 10;
  return {
    estimate: toPercent(mean),
    low: toPercent(mean - Z_80 * deviation),
    high: toPercent(mean + Z_80 * deviation),
  };
}

import type { SkillResult } from '@hone/contracts/hiring';
import { wilson, Z_80 } from '../analytics/statistics.js';
import type { ItemResult, SittingResults } from './results.js';

/**
 * Percent points between runs that say nothing: measured points of one program moved by 1.4 in 30 gradings, and by 3 at
 * most on another host (docs/steadiness.md).
 */
export const MEASUREMENT_SPREAD = 2;

interface Observation {
  readonly weight: number;
  /** Points earned, from 0 to 1. */
  readonly share: number;
}

/**
 * What a sitting says about each skill of its challenges. With the weights w and the shares s of the challenges that
 * measured a skill, the percent is p = Σws / Σw, and the range is
 *
 *     Wilson's 80% interval of p with n = (Σw)² / Σw², widened on both sides by d = 2 · Σ(w where 0 < s < 1) / Σw points.
 *
 * n is Kish's effective sample size: one heavy challenge beside light ones counts hardly more than one. Shares are no
 * hits and misses, but none of 0 to 1 with mean p varies more than those, so the interval errs to the wide side. d is
 * the spread of measuring; scores at either end do not move. One challenge has no range: nothing says how far it speaks
 * for others.
 *
 * A challenge that was not answered, or whose answer is not graded or has an undecided check with points, measures
 * nothing. An answer without code is an answer, and earns 0.
 *
 * Sources: E. B. Wilson, JASA 22 (1927), 209–212; L. Kish, Survey Sampling (1965), section 11.7.
 */
export function measureSkills({ items }: Pick<SittingResults, 'items'>): SkillResult[] {
  const skills = [...new Set(items.flatMap(({ item }) => item.skills))].sort();
  return skills.map((skill) => {
    const having = items.filter(({ item }) => item.skills.includes(skill));
    const observed = having.flatMap(observe);
    return {
      skill,
      percent: observed.length === 0 ? null : round(meanOf(observed)),
      range: observed.length < 2 ? null : rangeOf(observed),
      items: observed.length,
      unmeasured: having.length - observed.length,
    };
  });
}

/** What an item measured; nothing without weight, because it counts for nothing. */
function observe({ item, counted, percent }: ItemResult): Observation[] {
  if (counted === undefined || percent === undefined || item.weight === 0) return [];
  const components = counted.outcome?.score?.groups.flatMap((group) => group.components) ?? [];
  if (components.some(({ status, max }) => status === 'inconclusive' && max > 0)) return [];
  return [{ weight: item.weight, share: percent / 100 }];
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
const weightOf = (observed: readonly Observation[]): number => sum(observed.map(({ weight }) => weight));

const meanOf = (observed: readonly Observation[]): number =>
  sum(observed.map(({ weight, share }) => weight * share)) / weightOf(observed);

function rangeOf(observed: readonly Observation[]): { low: number; high: number } {
  const total = weightOf(observed);
  const n = total ** 2 / sum(observed.map(({ weight }) => weight ** 2));
  const { low, high } = wilson(meanOf(observed) * n, n, Z_80);
  const moving = observed.filter(({ share }) => share > 0 && share < 1);
  const spread = (MEASUREMENT_SPREAD * weightOf(moving)) / total / 100;
  return { low: round(Math.max(0, low - spread)), high: round(Math.min(1, high + spread)) };
}

/** In percent, to a tenth. */
const round = (share: number): number => Math.round(share * 1_000) / 10;

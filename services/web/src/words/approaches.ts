import type { Approach } from '@hone/contracts';
import { describeGrowthClass } from './growth.js';
import { languageLabel } from './labels.js';

const WITHOUT_COST: Readonly<Record<Approach['standing'], string>> = {
  reference: 'Reference',
  accepted: 'Accepted',
  slow: 'Right, but too slow',
};

const capital = (words: string): string =>
  words.startsWith('n ') ? words : `${words.charAt(0).toUpperCase()}${words.slice(1)}`;

/** What a solution costs, as a heading above all that cost the same; what nobody states is not guessed. */
export function describeCost({ cost, standing }: Approach): string {
  if (cost === null) return WITHOUT_COST[standing];
  const grows = capital(describeGrowthClass(cost));
  return standing === 'slow' ? `${grows}, too slow` : grows;
}

/** One solution beside its title: `Python, quadratic (n²)`. */
export function describeApproach({ language, cost, standing }: Approach): string {
  const grows = cost === null ? 'growth not stated' : describeGrowthClass(cost);
  const role = standing === 'reference' ? ', the reference' : '';
  return `${languageLabel(language)}, ${grows}${role}`;
}

/** Solutions of one cost. */
export interface CostGroup {
  readonly title: string;
  readonly items: readonly Approach[];
}

/** Neighbours that cost the same together, in the order in which they came. */
export function groupByCost(approaches: readonly Approach[]): CostGroup[] {
  const groups = new Map<string, Approach[]>();
  for (const approach of approaches) {
    const title = describeCost(approach);
    groups.set(title, [...(groups.get(title) ?? []), approach]);
  }
  return [...groups].map(([title, items]) => ({ title, items }));
}

import type { Approach } from '@hone/contracts';
import { t } from '../strings/challenge.js';
import { describeGrowthClass } from './growth.js';
import { languageLabel } from './labels.js';

/** The cost of solutions, as a heading above them; an unstated cost is not guessed. */
export function describeCost({ cost, standing }: Approach): string {
  if (cost === null) return t(`approaches.${standing}`);
  const growth = t(`approaches.growth.${cost}`);
  return standing === 'slow' ? t('approaches.tooSlow', { growth }) : growth;
}

/** One solution beside its title: `Python, quadratic (n²)`. */
export function describeApproach({ language, cost, standing }: Approach): string {
  const facts = {
    language: languageLabel(language),
    growth: cost === null ? t('approaches.noGrowth') : describeGrowthClass(cost),
  };
  return standing === 'reference' ? t('approaches.aboutReference', facts) : t('approaches.about', facts);
}

/** Solutions with the same cost. */
export interface CostGroup {
  readonly title: string;
  readonly items: readonly Approach[];
}

/** Groups consecutive solutions of the same cost, in the given order. */
export function groupByCost(approaches: readonly Approach[]): CostGroup[] {
  const groups = new Map<string, Approach[]>();
  for (const approach of approaches) {
    const title = describeCost(approach);
    groups.set(title, [...(groups.get(title) ?? []), approach]);
  }
  return [...groups].map(([title, items]) => ({ title, items }));
}

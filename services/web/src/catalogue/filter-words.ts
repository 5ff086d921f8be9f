import { progressSchema } from '@hone/contracts';
import { t } from '../strings/catalogue.js';
import { t as tCommon } from '../strings/common.js';
import { difficultyLabel, kindLabel, languageLabel, skillLabel } from '../words/labels.js';
import { FILTER_NAMES, toggleValue, valuesOf, type FilterName, type Filters } from './filters.js';

const LABELS: Readonly<Record<FilterName, (value: string) => string>> = {
  q: (text) => t('filters.quoted', { text }),
  kind: kindLabel,
  difficulty: difficultyLabel,
  language: languageLabel,
  skill: skillLabel,
  status: (value) => tCommon(`progress.${progressSchema.parse(value)}`),
};

interface ChosenFilter {
  readonly name: FilterName;
  readonly label: string;
  /** The filter without this value. */
  readonly without: string;
}

/** The chosen values, each with its button's label. */
export function describeFilters(filters: Filters): ChosenFilter[] {
  return FILTER_NAMES.flatMap((name) => {
    const values = name === 'q' ? [filters.q].filter((text) => text !== '') : valuesOf(filters[name]);
    return values.map((value) => ({
      name,
      label: LABELS[name](value),
      without: name === 'q' ? '' : toggleValue(filters[name], value),
    }));
  });
}

import { progressSchema } from '@hone/contracts';
import { t } from '../strings/catalogue.js';
import { t as tCommon } from '../strings/common.js';
import { difficultyLabel, kindLabel, languageLabel, skillLabel } from '../words/labels.js';
import { FILTER_NAMES, type FilterName, type Filters } from './filters.js';

const LABELS: Readonly<Record<FilterName, (value: string) => string>> = {
  q: (text) => t('filters.quoted', { text }),
  kind: kindLabel,
  difficulty: difficultyLabel,
  language: languageLabel,
  skill: skillLabel,
  status: (value) => tCommon(`progress.${progressSchema.parse(value)}`),
};

/** The filters that are set, each with a word for its button. */
export function describeFilters(filters: Filters): { readonly name: FilterName; readonly label: string }[] {
  return FILTER_NAMES.filter((name) => filters[name] !== '').map((name) => ({
    name,
    label: LABELS[name](filters[name]),
  }));
}

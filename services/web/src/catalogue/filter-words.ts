import { difficultyLabel, kindLabel, languageLabel, skillLabel } from '../words/labels.js';
import { FILTER_NAMES, type FilterName, type Filters } from './filters.js';

const SPOKEN: Readonly<Record<FilterName, (value: string) => string>> = {
  q: (value) => `“${value}”`,
  kind: kindLabel,
  difficulty: (value) => difficultyLabel(Number(value)),
  language: languageLabel,
  skill: skillLabel,
  status: (value) => ({ new: 'New to me', tried: 'Tried', solved: 'Solved' })[value] ?? value,
};

/** The filters that are set, each with a word for its button. */
export function describeFilters(filters: Filters): { readonly name: FilterName; readonly label: string }[] {
  return FILTER_NAMES.filter((name) => filters[name] !== '').map((name) => ({
    name,
    label: SPOKEN[name](filters[name]),
  }));
}

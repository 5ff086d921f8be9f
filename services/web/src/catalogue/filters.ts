import { progressSchema, skillSchema } from '@hone/contracts';
import { z } from 'zod';

/** The filters of the catalogue; all of them are in the URL. Several values are separated by commas. */
export interface Filters {
  readonly q: string;
  readonly kind: string;
  readonly difficulty: string;
  readonly language: string;
  readonly skill: string;
  readonly status: string;
}

export type FilterName = keyof Filters;

export const NO_FILTERS: Filters = { q: '', kind: '', difficulty: '', language: '', skill: '', status: '' };

export const SORTS = ['difficulty', 'minutes', 'title'] as const;
export type Sort = (typeof SORTS)[number];

const MAX_QUERY = 100;

const queryParser = z.string().trim().max(MAX_QUERY);
const parsers: Readonly<Record<Exclude<FilterName, 'q'>, z.ZodType<string>>> = {
  kind: z.string().regex(/^[a-z][a-z-]{0,39}$/),
  difficulty: z.enum(['1', '2', '3', '4', '5']),
  language: z.string().regex(/^[a-z][a-z0-9+]{0,19}$/),
  skill: skillSchema,
  status: progressSchema,
};

export const FILTER_NAMES: readonly FilterName[] = ['q', 'kind', 'difficulty', 'language', 'skill', 'status'];

/** Parses filters from a URL; ignores invalid values. */
export function parseFilters(search: URLSearchParams): Filters {
  const filters = { ...NO_FILTERS };
  for (const name of FILTER_NAMES) {
    const given = search.get(name) ?? '';
    filters[name] = name === 'q' ? (queryParser.safeParse(given).data ?? '') : knownValues(name, given);
  }
  return filters;
}

function knownValues(name: Exclude<FilterName, 'q'>, given: string): string {
  const values = given.split(',').filter((value) => parsers[name].safeParse(value).success);
  return [...new Set(values)].join(',');
}

/** The chosen values of a filter. */
export function valuesOf(filter: string): string[] {
  return filter === '' ? [] : filter.split(',');
}

/** The filter with a value added, or removed if it was chosen. */
export function toggleValue(filter: string, value: string): string {
  const values = valuesOf(filter);
  return (values.includes(value) ? values.filter((other) => other !== value) : [...values, value]).join(',');
}

/** The sort order in the URL; easiest first by default. */
export function parseSort(search: URLSearchParams): Sort {
  return SORTS.find((sort) => sort === search.get('sort')) ?? 'difficulty';
}

/** The shortest URL for these filters: empty ones are absent, the order is fixed. */
export function filtersToSearch(filters: Filters): URLSearchParams {
  const search = new URLSearchParams();
  for (const name of FILTER_NAMES) if (filters[name] !== '') search.set(name, filters[name]);
  return search;
}

export function isFiltered(filters: Filters): boolean {
  return FILTER_NAMES.some((name) => filters[name] !== '');
}

import { progressSchema, skillSchema } from '@hone/contracts';
import { z } from 'zod';

/** What the catalogue can be narrowed by; all of it stands in the address. */
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

const MAX_QUERY = 100;

const parsers: Readonly<Record<FilterName, z.ZodType<string>>> = {
  q: z.string().trim().max(MAX_QUERY),
  kind: z.string().regex(/^[a-z][a-z-]{0,39}$/),
  difficulty: z.enum(['1', '2', '3', '4', '5']),
  language: z.string().regex(/^[a-z][a-z0-9+]{0,19}$/),
  skill: skillSchema,
  status: progressSchema,
};

export const FILTER_NAMES: readonly FilterName[] = ['q', 'kind', 'difficulty', 'language', 'skill', 'status'];

/** Filters of an address; a value that cannot be meant is left out instead of being an error. */
export function parseFilters(search: URLSearchParams): Filters {
  const filters = { ...NO_FILTERS };
  for (const name of FILTER_NAMES) {
    const parsed = parsers[name].safeParse(search.get(name) ?? '');
    if (parsed.success) filters[name] = parsed.data;
  }
  return filters;
}

/** The shortest address for these filters: empty ones are absent, the order is fixed. */
export function filtersToSearch(filters: Filters): URLSearchParams {
  const search = new URLSearchParams();
  for (const name of FILTER_NAMES) if (filters[name] !== '') search.set(name, filters[name]);
  return search;
}

export function isFiltered(filters: Filters): boolean {
  return FILTER_NAMES.some((name) => filters[name] !== '');
}

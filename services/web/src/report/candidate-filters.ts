import { sittingStatusSchema } from '@hone/contracts/hiring';
import { z } from 'zod';

/** What the table can be narrowed by; all of it stands in the address. */
export interface CandidateFilters {
  readonly q: string;
  readonly status: string;
  readonly assessment: string;
}

const NAMES = ['q', 'status', 'assessment'] as const;
export type CandidateFilter = (typeof NAMES)[number];

const parsers: Readonly<Record<CandidateFilter, z.ZodType<string>>> = {
  q: z.string().trim().max(100),
  status: sittingStatusSchema,
  assessment: z.string().regex(/^[\w-]{1,64}$/),
};

/** Filters of an address; a value that cannot be meant is left out instead of being an error. */
export function parseCandidateFilters(search: URLSearchParams): CandidateFilters {
  const filters = { q: '', status: '', assessment: '' };
  for (const name of NAMES) {
    const parsed = parsers[name].safeParse(search.get(name) ?? '');
    if (parsed.success) filters[name] = parsed.data;
  }
  return filters;
}

/** The shortest address for these filters. */
export function candidateSearch(filters: CandidateFilters): URLSearchParams {
  const search = new URLSearchParams();
  for (const name of NAMES) if (filters[name] !== '') search.set(name, filters[name]);
  return search;
}

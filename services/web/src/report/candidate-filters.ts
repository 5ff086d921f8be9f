import { sittingStatusSchema } from '@hone/contracts/hiring';
import { z } from 'zod';

/** The filters of the table; all of them are in the URL. */
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

/** Parses filters from a URL; ignores invalid values. */
export function parseCandidateFilters(search: URLSearchParams): CandidateFilters {
  const filters = { q: '', status: '', assessment: '' };
  for (const name of NAMES) {
    const parsed = parsers[name].safeParse(search.get(name) ?? '');
    if (parsed.success) filters[name] = parsed.data;
  }
  return filters;
}

/** The shortest URL for these filters. */
export function candidateSearch(filters: CandidateFilters): URLSearchParams {
  const search = new URLSearchParams();
  for (const name of NAMES) if (filters[name] !== '') search.set(name, filters[name]);
  return search;
}

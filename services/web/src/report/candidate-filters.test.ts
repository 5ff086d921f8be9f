import { describe, expect, it } from 'vitest';
import { candidateSearch, parseCandidateFilters } from './candidate-filters.js';

describe('filters of the candidates’ table', () => {
  it('are read from the URL and written back in the shortest form', () => {
    const search = new URLSearchParams('status=started&q=ada&assessment=');
    expect(candidateSearch(parseCandidateFilters(search)).toString()).toBe('q=ada&status=started');
  });

  it('ignore invalid values', () => {
    const search = new URLSearchParams({ status: 'clever', assessment: '../../etc', q: 'x'.repeat(101) });
    expect(parseCandidateFilters(search)).toEqual({ q: '', status: '', assessment: '' });
  });
});

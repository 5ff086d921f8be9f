import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { describeFilters } from './filter-words.js';
import { filtersToSearch, isFiltered, NO_FILTERS, parseFilters, parseSort, toggleValue } from './filters.js';

describe('filters in the URL', () => {
  it('ignores invalid values', () => {
    const search = new URLSearchParams(
      'kind=sql&difficulty=9&skill=nonsense&status=solved&page=3&q=%20late%20',
    );
    expect(parseFilters(search)).toEqual({ ...NO_FILTERS, kind: 'sql', status: 'solved', q: 'late' });
  });

  it('accepts several values, each once, and ignores unknown ones', () => {
    const search = new URLSearchParams('difficulty=1,9,2,1&kind=sql,,optimization');
    expect(parseFilters(search)).toMatchObject({ difficulty: '1,2', kind: 'sql,optimization' });
    expect(toggleValue('1,2', '1')).toBe('2');
    expect(toggleValue('', '1')).toBe('1');
  });

  it('sorts as the URL says, by difficulty otherwise', () => {
    expect(parseSort(new URLSearchParams('sort=title'))).toBe('title');
    expect(parseSort(new URLSearchParams('sort=luck'))).toBe('difficulty');
  });

  it('writes the shortest URL in a fixed order', () => {
    expect(filtersToSearch({ ...NO_FILTERS, status: 'new', q: 'a&b' }).toString()).toBe('q=a%26b&status=new');
    expect(filtersToSearch(NO_FILTERS).toString()).toBe('');
  });

  it('survives the round trip through the URL', () => {
    const filters = fc.record({
      q: fc.string({ maxLength: 100 }).map((text) => text.trim()),
      kind: fc.constantFrom('', 'optimization', 'sql,api-design'),
      difficulty: fc.constantFrom('', '1', '5'),
      language: fc.constantFrom('', 'python', 'c++'),
      skill: fc.constantFrom('', 'relational', 'open-source'),
      status: fc.constantFrom('', 'new', 'tried', 'solved'),
    });
    fc.assert(
      fc.property(filters, (wanted) => {
        const address = filtersToSearch(wanted).toString();
        expect(parseFilters(new URLSearchParams(address))).toEqual(wanted);
      }),
    );
  });

  it('never fails on any URL', () => {
    fc.assert(
      fc.property(fc.webQueryParameters(), (query) => {
        const parsed = parseFilters(new URLSearchParams(query));
        expect(parseFilters(filtersToSearch(parsed))).toEqual(parsed);
      }),
    );
  });

  it('names each filter that is set', () => {
    expect(isFiltered(NO_FILTERS)).toBe(false);
    expect(describeFilters({ ...NO_FILTERS, q: 'late', difficulty: '1,2', skill: 'api-design' })).toEqual([
      { name: 'q', label: '“late”', without: '' },
      { name: 'difficulty', label: 'Warm-up', without: '2' },
      { name: 'difficulty', label: 'Easy', without: '1' },
      { name: 'skill', label: 'API design', without: '' },
    ]);
  });
});

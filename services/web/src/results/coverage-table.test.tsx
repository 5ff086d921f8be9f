import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { checkOf } from '../strings/pseudo/fixtures.js';
import { coverageOf } from './coverage.js';
import { CoverageTable } from './coverage-table.js';

const CHECKS = [
  checkOf({ id: 'starts', title: 'It starts' }),
  checkOf({ id: 'a', title: 'Create', operations: ['PUT /flags/{name}', 'GET /flags/{name}'] }),
  checkOf({ id: 'b', title: 'Errors', status: 'fail', score: 0, operations: ['PUT /flags/{name}'] }),
  checkOf({ id: 'c', title: 'List', operations: ['GET /flags'] }),
  checkOf({ id: 'd', title: 'Paths', operations: [] }),
];

describe('the operations that checks call', () => {
  it('are counted', () => {
    const { operations, checks } = coverageOf(CHECKS);
    expect(operations.map(({ name, passed, asked }) => [name, passed, asked])).toEqual([
      ['GET /flags', 1, 1],
      ['PUT /flags/{name}', 1, 2],
      ['GET /flags/{name}', 1, 1],
    ]);
    expect(checks.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
  });

  it('are shown in a table with a mark for each check', () => {
    const html = renderToStaticMarkup(<CoverageTable checks={CHECKS} />);
    expect(html.match(/aria-label="Pass(ed)?"/g)).toHaveLength(3);
    expect(html.match(/aria-label="Fail(ed)?"/g)).toHaveLength(1);
    expect(html).toContain('1 of 2');
  });

  it('are not shown if no check names any', () => {
    expect(renderToStaticMarkup(<CoverageTable checks={CHECKS.slice(0, 1)} />)).toBe('');
  });
});

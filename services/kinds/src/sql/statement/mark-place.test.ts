import { describe, expect, it } from 'vitest';
import { markPlace } from './mark-place.js';
import { rejected } from './examined.js';
import { reject } from './rejection.js';

const QUERY = 'SELECT id\n\tFORM orders\n';

describe('the place of an error', () => {
  it('has a caret under it, however the line is indented', () => {
    expect(markPlace(QUERY, { line: 2, column: 2 })).toBe('2 |  FORM orders\n     ^');
  });

  it('is reported without its line if that is too long', () => {
    expect(markPlace(`SELECT ${'x'.repeat(200)}`, { line: 1, column: 8 })).toBe('');
  });

  it('is in the output of the compile step, and in data for editors', () => {
    const rejection = reject('compile-error', 'syntax error at or near "FORM"', { line: 2, column: 2 });
    const examined = rejected(rejection, { path: 'query.sql', text: QUERY });
    expect(examined.compile.output).toBe(
      'line 2, column 2: syntax error at or near "FORM"\n2 |  FORM orders\n     ^',
    );
    expect(examined).toHaveProperty('places', [
      { path: 'query.sql', line: 2, column: 2, message: 'syntax error at or near "FORM"' },
    ]);
  });

  it('names its file if there are several', () => {
    const rejection = reject('compile-error', 'no such table', { line: 1, column: 5 });
    const file = { path: 'indexes.sql', text: 'x', isNamed: true };
    expect(rejected(rejection, file).compile.output).toContain(
      'indexes.sql, line 1, column 5: no such table',
    );
  });
});

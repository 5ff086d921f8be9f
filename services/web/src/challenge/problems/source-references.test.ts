import { describe, expect, it } from 'vitest';
import { splitReferences } from './source-references.js';

const split = (text: string, ...paths: string[]) => splitReferences(text, paths);

describe('places in printed text', () => {
  it.each([
    [
      '  File "/box/main.py", line 6, in <module>',
      'File "/box/main.py", line 6',
      { path: 'main.py', line: 6 },
    ],
    ['./main.go:5:2: undefined', './main.go:5:2', { path: 'main.go', line: 5, column: 2 }],
    ['    at f (/box/src/a.js:2:8)', '/box/src/a.js:2:8', { path: 'src/a.js', line: 2, column: 8 }],
    [
      'writes/a.cql, line 1, column 5: no',
      'writes/a.cql, line 1, column 5',
      { path: 'writes/a.cql', line: 1, column: 5 },
    ],
  ])('of %j are linked', (text, linked, place) => {
    const parts = split(text, place.path, 'other.txt');
    expect(parts.filter((part) => part.place !== undefined)).toEqual([{ text: linked, place }]);
    expect(parts.map((part) => part.text).join('')).toBe(text);
  });

  it('refer to the only file where none is named', () => {
    expect(split('line 2, column 8: no', 'query.sql')[0]?.place).toEqual({
      path: 'query.sql',
      line: 2,
      column: 8,
    });
    expect(split('line 2, column 8: no', 'a.sql', 'b.sql')).toEqual([{ text: 'line 2, column 8: no' }]);
  });

  it('are left unchanged in other files', () => {
    expect(split('at 12:30 in /usr/lib/x.py:3', 'main.py')).toEqual([
      { text: 'at 12:30 in /usr/lib/x.py:3' },
    ]);
  });
});

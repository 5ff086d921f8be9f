import { describe, expect, test } from 'vitest';
import { examineIndexForm } from './index-form.js';

test('indexes are accepted one by one, without comments', () => {
  const text =
    '-- by customer\nCREATE INDEX a ON orders (customer_id, placed_at DESC);;\ncreate index `b` on `t` (note(20) /* x */ asc);\n';
  expect(examineIndexForm(text)).toEqual({
    ok: true,
    statements: [
      'CREATE INDEX a ON orders ( customer_id , placed_at DESC )',
      'create index `b` on `t` ( note ( 20 ) asc )',
    ],
  });
  expect(examineIndexForm(' -- none\n')).toEqual({ ok: true, statements: [] });
});

describe('anything but a plain index is forbidden', () => {
  test.each([
    ['a unique one', 'CREATE UNIQUE INDEX a ON t (b)', 'line 1, column 8'],
    ['another statement', 'CREATE INDEX a ON t (b);\nDROP TABLE t', 'line 2, column 1'],
    ['without columns', 'CREATE INDEX a ON t ()', 'line 1, column 22'],
    ['of another database', 'CREATE INDEX a ON mysql.user (b)', 'line 1, column 24'],
    ['an expression', 'CREATE INDEX a ON t ((b + 1))', 'line 1, column 22'],
    ['a call', 'CREATE INDEX a ON t (SLEEP(5))', undefined],
    ['an option', 'CREATE INDEX a ON t (b) COMMENT "x"', 'line 1, column 25'],
    ['an algorithm', 'CREATE INDEX a ON t (b) ALGORITHM = INPLACE', 'line 1, column 25'],
    ['one that ends early', 'CREATE INDEX a ON t (b', 'line 1, column 23'],
    ['a comment that is read', 'CREATE INDEX a ON t (b) /*! , ADD c */ x', 'line 1, column 40'],
  ])('%s', (_what, text, where) => {
    const examined = examineIndexForm(text);
    // It has the form of a column with a length; the server rejects the unknown column.
    if (where === undefined) return expect(examined).toMatchObject({ ok: true });
    return expect(examined).toMatchObject({
      ok: false,
      reason: 'forbidden',
      message: expect.stringContaining(where),
    });
  });
});

test('too many, too long and unterminated statements are rejected', () => {
  expect(examineIndexForm('CREATE INDEX a ON t (b);'.repeat(21))).toMatchObject({ reason: 'forbidden' });
  expect(examineIndexForm(' '.repeat(40_000))).toMatchObject({ reason: 'compile-error' });
  expect(examineIndexForm('CREATE INDEX `a ON t (b)')).toMatchObject({ reason: 'compile-error' });
});

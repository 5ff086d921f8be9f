import { expect, test } from 'vitest';
import type { Cell } from '../../compare/result-set.js';
import type { Answer } from '../../server/rows-server.js';
import { Ledger } from './ledger.js';
import { programsOf, rejected, rows, sessionOf } from './migration.fixture.js';
import { verifyPrograms } from './verify-programs.js';

const keysOf = () => ({ own: [{ key: '1', value: 'one' }], still: [] });

/** Verifies against a table that stores what is written; `twist` may override its answers. */
async function verify(twist: (sql: string, values: readonly Cell[]) => Answer | undefined = () => undefined) {
  const stored = new Map<Cell, Cell>();
  const noted: string[] = [];
  const session = sessionOf((sql, values) => {
    const answer = twist(sql, values);
    if (answer !== undefined) return answer;
    const [key = null, value = null] = values;
    if (/^(UPDATE|INSERT)/.test(sql)) {
      stored.set(key, value);
      return rows();
    }
    if (sql.includes('FULL JOIN')) return rows();
    return sql.includes('count(*)') ? rows(['7', '7']) : rows([stored.get(key) ?? null]);
  });
  const server = {
    execute: (sql: string) => {
      noted.push(sql);
      return Promise.resolve([]);
    },
  };
  const parts = { server, session, ledger: new Ledger('v{n}', 1_000), programs: programsOf(), keysOf };
  return { wrong: await verifyPrograms(parts, 'expand.sql'), noted };
}

test('programs pass if they find what each of them stored, and the stored rows are recorded', async () => {
  const { wrong, noted } = await verify();
  expect(wrong).toBeUndefined();
  expect(noted.join()).toMatch(/INSERT INTO grader_copy\.rows VALUES \('1', 'v\d'\), \('1001', 'v\d'\)/);
});

test.each<[string, (sql: string, values: readonly Cell[]) => Answer | undefined, string]>([
  [
    'a statement that fails',
    (sql) => (sql.includes('email = $2') ? rejected('42703', 'no email') : undefined),
    'After expand.sql: The new program writes, and is refused: no email (SQLSTATE 42703).',
  ],
  [
    'a value that the other does not see',
    (sql) => (sql.startsWith('SELECT email FROM t') ? rows(['old']) : undefined),
    "After expand.sql: The old program writes, then the new program reads, and row 1 has 'old' instead of 'v1'.",
  ],
  [
    'rows that were lost',
    (sql) =>
      sql.includes('FULL JOIN') && sql.includes('email')
        ? rows(['3', '5', null, 'v', 'true', 'false'])
        : undefined,
    'After expand.sql: 3 rows are not as stored, as the new program sees them: row 5 is not there.',
  ],
  [
    'a row that was changed',
    (sql) => (sql.includes('FULL JOIN') ? rows(['1', '5', null, 'v', 'false', 'false']) : undefined),
    'After expand.sql: One row is not as stored, as the old program sees them: row 5 has NULL instead of v.',
  ],
  [
    'rows twice',
    (sql) => (sql.startsWith('SELECT (SELECT count') ? rows(['9', '7']) : undefined),
    'After expand.sql: The old program sees 9 rows; there are 7.',
  ],
  [
    'a server that breaks down',
    (sql) => (sql.includes('FULL JOIN') ? { kind: 'lost', wallMs: 1 } : undefined),
    'After expand.sql: The old program reads all rows, and the server breaks down.',
  ],
])('reports %s', async (_name, twist, words) => {
  expect((await verify(twist)).wrong).toBe(words);
});

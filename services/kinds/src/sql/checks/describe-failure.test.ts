import { describe, expect, test } from 'vitest';
import { evidenceSchema } from '@hone/contracts';
import { describeDifference, describeEnding, rowEvidence } from './describe-failure.js';
import type { ResultSet, Row } from '../compare/result-set.js';
import { renderTable } from '../compare/render-table.js';

const table = (...rows: (string | null)[][]): ResultSet => ({
  columns: [
    { name: 'id', type: 23 },
    { name: 'name', type: 25 },
  ],
  rows,
});

describe('endings without a result', () => {
  const failureOf = (sqlstate: string, message = 'server words') =>
    describeEnding({ kind: 'refused', sqlstate, message, wallMs: 1 }, 5000);

  test.each([
    ['53200', 'memory-limit'],
    ['53400', 'memory-limit'],
    ['54000', 'memory-limit'],
    ['25006', 'forbidden'],
    ['42501', 'forbidden'],
    ['22012', 'runtime-error'],
    ['54001', 'runtime-error'],
  ])('SQLSTATE %s is a %s', (sqlstate, reason) => {
    expect(failureOf(sqlstate).reason).toBe(reason);
  });

  test('an allocation that the server calls invalid is about memory', () => {
    expect(failureOf('XX000', 'invalid memory alloc request size 2000000008').reason).toBe('memory-limit');
    expect(failureOf('XX000').reason).toBe('runtime-error');
  });

  test.each([
    ['syntax', 'compile-error'],
    ['forbidden', 'forbidden'],
    ['memory', 'memory-limit'],
  ] as const)('where the SQLSTATE says little, an error about %s is a %s', (cause, reason) => {
    const answer = { kind: 'refused', sqlstate: '42000', message: 'server words', cause, wallMs: 1 } as const;
    expect(describeEnding(answer, 5000).reason).toBe(reason);
  });

  test('the server’s message is kept apart from what may be said about hidden data', () => {
    const failure = failureOf('22P02', 'invalid input syntax for type integer: "secret"');
    expect(failure.text).toBe('The query stopped with an error, SQLSTATE 22P02.');
    expect(failure.detail).toContain('"secret" (SQLSTATE 22P02)');
  });

  test('limits are reported with their size', () => {
    expect(describeEnding({ kind: 'stopped', wallMs: 5003 }, 5000).text).toMatch(/after 5 seconds/);
    expect(describeEnding({ kind: 'too-large', what: 'rows', wallMs: 1 }, 5000).text).toMatch(/10,000 rows/);
    expect(describeEnding({ kind: 'lost', wallMs: 1 }, 5000).reason).toBe('memory-limit');
  });
});

describe('differences', () => {
  test('count in good English', () => {
    const textFor = (missing: number[], extra: number[]) =>
      describeDifference({ kind: 'rows', missing, extra }, table(['1', 'a'], ['2', 'b']), table()).text;
    expect(textFor([0], [])).toBe('1 of 2 expected rows missing.');
    expect(textFor([], [3])).toBe('1 row that should not be there.');
    expect(textFor([0, 1], [3, 4])).toBe('2 of 2 expected rows missing; 2 rows that should not be there.');
  });

  test('of values only name the columns', () => {
    const textFor = (...rows: Row[]) =>
      describeDifference(
        { kind: 'rows', missing: rows.map((_, index) => index), extra: rows.map((_, index) => index) },
        table(['1', 'a'], ['2', 'b']),
        table(...rows.map((row) => [...row])),
      ).text;
    expect(textFor(['1', 'x'])).toBe('1 of 2 expected rows has a wrong value in column name.');
    expect(textFor(['1', 'x'], ['2', null])).toBe('2 of 2 expected rows have a wrong value in column name.');
  });

  test('right rows in the wrong form fail by presentation', () => {
    expect(describeDifference({ kind: 'column-names' }, table(), table()).text).toMatch(/named id, name/);
    expect(describeDifference({ kind: 'column-order' }, table(), table()).reason).toBe('presentation');
    expect(describeDifference({ kind: 'row-order', position: 2 }, table(), table())).toEqual({
      reason: 'presentation',
      text: 'Wrong order: the rows are right, and from row 3 on they stand elsewhere.',
    });
  });
});

describe('row evidence', () => {
  test('fits the contract however large the rows are, and shows invisible characters', () => {
    const rows = Array.from({ length: 5000 }, (_, at) => [String(at), `${'x'.repeat(10_000)}\u202e`]);
    const indices = rows.map((_, at) => at);
    const evidence = rowEvidence(table(...rows, ['7', 'a\u200bb\u0007']), 'text', {
      expected: table(...rows.map((row) => [...row])),
      difference: { kind: 'rows', missing: indices, extra: [5000] },
    });
    expect(evidenceSchema.parse(evidence)).toEqual(evidence);
    expect(evidence.missingCount).toBe(5000);
    expect(JSON.stringify(evidence).length).toBeLessThan(100_000);
    expect(evidence.extra).toEqual([['7', 'a⟨U+200B⟩b␇']]);
  });

  test('a thousand columns are not shown in full', () => {
    const wide = Array.from({ length: 1000 }, (_, at) => 'x'.repeat(100) + at);
    const evidence = rowEvidence(
      { columns: wide.map((name) => ({ name, type: 25 })), rows: Array.from({ length: 50 }, () => wide) },
      undefined,
    );
    expect(JSON.stringify(evidence).length).toBeLessThan(60_000);
    expect(evidence.rowCount).toBe(50);
  });

  test('a Markdown table distinguishes NULL from empty text, and escapes bars inside cells', () => {
    expect(renderTable(table(['1', null], ['2', ''], ['3', 'a|b']))).toBe(
      '| id  | name |\n| --- | ---- |\n| 1   | NULL |\n| 2   |      |\n| 3   | a\\|b |\n',
    );
  });
});

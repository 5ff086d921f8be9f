import { expect, test } from 'vitest';
import { classOfType } from '../../compare/cell-class.js';
import { compareResults } from '../../compare/compare-results.js';
import { readCounted, readEnd, readResult } from './read-lines.js';

const printed = (...lines: readonly unknown[]): Uint8Array =>
  new TextEncoder().encode(lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
const DONE = { end: 'done', message: '', offset: -1 };

test('columns have the class of their cells, whose type letter is removed', () => {
  const columns = ['whole', 'real', 'both', 'text', 'bytes', 'odd', 'nothing'];
  const { rows, columns: found } = readResult(
    printed(
      { columns },
      ['i1', 'r1.5', 'i1', 't1', 'b00ff', 'i1', null],
      [null, 'r2', 'r0.5', 't', 'b', 't1', null],
      DONE,
    ),
  );
  expect(rows).toEqual([
    ['1', '1.5', '1', '1', '00ff', '1', null],
    [null, '2', '0.5', '', '', '1', null],
  ]);
  expect(found.map(({ name, type }) => `${name} ${classOfType(type)}`)).toEqual([
    'whole number',
    'real number',
    'both number',
    'text text',
    'bytes binary',
    'odd mixed',
    'nothing unknown',
  ]);
});

test('a column that is empty in the reference has no class to compare', () => {
  const rule = { order: { by: 'none' }, columns: 'ignore' } as const;
  const empty = readResult(printed({ columns: ['a'] }, DONE));
  const numbers = readResult(printed({ columns: ['a'] }, ['i1'], DONE));
  const texts = readResult(printed({ columns: ['a'] }, ['t1'], DONE));
  expect(compareResults(empty, numbers, rule)).toMatchObject({ kind: 'rows', extra: [0] });
  expect(compareResults(numbers, empty, rule)).toMatchObject({ kind: 'rows', missing: [0] });
  expect(compareResults(numbers, texts, rule)).toMatchObject({ kind: 'cell-class', actual: 'text' });
});

test('the last line says how a query ended, even after an incomplete line', () => {
  const stopped = { end: 'stopped', message: '', offset: -1 };
  const broken = Buffer.concat([Buffer.from('["i1"'), Buffer.from('\n'), printed(stopped)]);
  expect(readEnd(broken)).toEqual(stopped);
  expect(() => readEnd(new Uint8Array())).toThrow('without a word');
});

test('counts are between the rows and the end', () => {
  const counts = { scanned: ['events'], steps: 40, indexes: 1, bytes: 4096, written: 7 };
  const { result, counts: found } = readCounted(printed({ columns: ['a'] }, ['i1'], counts, DONE));
  expect(result.rows).toEqual([['1']]);
  expect(found).toEqual(counts);
  expect(() => readCounted(printed({ columns: ['a'] }, DONE))).toThrow('scanned');
});

import { expect, test } from 'vitest';
import { findPlace } from './find-place.js';

const syntax = (rest: string, line: number): string =>
  `You have an error in your SQL syntax; check the manual that corresponds to your MariaDB server version for the right syntax to use near '${rest}' at line ${line}`;

test('a syntax error is located where the quoted rest begins', () => {
  expect(findPlace('SELECT a\nFROM t\nWERE a = 1', syntax('a = 1', 3))).toEqual({ line: 3, column: 6 });
  expect(findPlace('SELECT é, FROM t\n;\n', syntax('FROM t', 1))).toEqual({ line: 1, column: 11 });
  expect(findPlace('SELECT a FROM', syntax('', 1))).toEqual({ line: 1, column: 14 });
});

test('only the beginning of a long rest is quoted', () => {
  const rest = `FORM t WHERE a IN (${Array.from({ length: 60 }, (_, at) => at).join(', ')})`;
  expect(findPlace(`SELECT a\n  ${rest}`, syntax(rest.slice(0, 80), 2))).toEqual({ line: 2, column: 3 });
});

test('an error with only a line is located at the start of that line', () => {
  expect(findPlace('SELECT a\nFROM t', syntax('something else', 2))).toEqual({ line: 2, column: 1 });
});

test('an unknown name is located at its first occurrence', () => {
  expect(findPlace('SELECT id,\n t.nme FROM t', "Unknown column 't.nme' in 'SELECT'")).toEqual({
    line: 2,
    column: 4,
  });
  expect(findPlace('SELECT * FROM `Orders`', "Table 'task.orders' doesn't exist")).toEqual({
    line: 1,
    column: 15,
  });
  expect(findPlace('SELECT 1', 'Illegal mix of collations')).toBeUndefined();
});

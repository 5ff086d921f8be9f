import { expect, it } from 'vitest';
import { TYPES } from '../../compare/cell-class.js';
import { MISSING_FIELD } from '../../compare/result-set.js';
import { readRows } from './read-answer.js';

it('reads documents as rows, with the type of each field by its values', () => {
  const names = ['n', 'r', 't', 'b', 'd', 'j', 'm', 'none'];
  const rows = readRows(names, [
    ['i1', 'r1.5', 't-', 'btrue', 'd2026-03-01 00:00:00.000', 'j[1]', 'i1', '-'],
    ['-', 'i2', `t${MISSING_FIELD}`, null, '-', '-', 'tx', null],
  ]);
  expect(rows.columns.map(({ type }) => type)).toEqual([
    ...[TYPES.integer, TYPES.real, TYPES.text, TYPES.boolean, TYPES.timestamp, TYPES.json],
    ...[TYPES.mixed, TYPES.unknown],
  ]);
  expect(rows.rows).toEqual([
    ['1', '1.5', '-', 'true', '2026-03-01 00:00:00.000', '[1]', '1', MISSING_FIELD],
    [MISSING_FIELD, '2', '\u{FFFD}', null, MISSING_FIELD, MISSING_FIELD, 'x', null],
  ]);
});

import { describe, expect, it } from 'vitest';
import { TYPES } from './cell-class.js';
import { compareResults } from './compare-results.js';
import { shownBeside } from './document-fields.js';
import { MISSING_FIELD, type Cell, type ResultSet } from './result-set.js';

const RULE = { order: { by: 'none' }, columns: 'match' } as const;
const FULL = { order: { by: 'full' }, columns: 'match' } as const;
const documents = (columns: Record<string, number>, ...rows: Cell[][]): ResultSet => ({
  documents: true,
  columns: Object.entries(columns).map(([name, type]) => ({ name, type })),
  rows,
});
const { integer, real, text, timestamp, json, unknown } = TYPES;
const wanted = documents({ sku: text, n: integer }, ['a', '1'], ['b', '2']);

describe('documents', () => {
  it('are equal in any order of their fields', () => {
    expect(
      compareResults(wanted, documents({ n: integer, sku: text }, ['2', 'b'], ['1', 'a']), RULE),
    ).toBeUndefined();
    expect(
      compareResults(wanted, documents({ n: integer, sku: text }, ['2', 'b'], ['1', 'a']), FULL),
    ).toEqual({
      kind: 'row-order',
      position: 0,
    });
  });

  it('are shown with their fields in the order of the expected ones, if these are the same', () => {
    const shown = shownBeside(wanted, documents({ n: integer, sku: text }, ['3', 'c']));
    expect(shown).toEqual(documents({ sku: text, n: integer }, ['c', '3']));
    const others = documents({ n: integer, price: integer }, ['3', '4']);
    expect(shownBeside(wanted, others)).toBe(others);
  });

  it('report missing fields and unexpected fields', () => {
    const found = documents({ sku: text, count: integer }, ['a', '1'], ['b', '2']);
    expect(compareResults(wanted, found, RULE)).toEqual({ kind: 'fields', missing: ['n'], extra: ['count'] });
  });

  it('are counted if one side has none, and so no fields', () => {
    const none = documents({});
    expect(compareResults(none, none, RULE)).toBeUndefined();
    expect(compareResults(wanted, none, RULE)).toEqual({ kind: 'rows', missing: [0, 1], extra: [] });
    expect(compareResults(none, wanted, RULE)).toEqual({ kind: 'rows', missing: [], extra: [0, 1] });
    const empty = documents({}, [], []);
    expect(compareResults(empty, documents({}, []), RULE)).toEqual({ kind: 'rows', missing: [1], extra: [] });
  });

  it('distinguish null from a missing field, and report it if nothing else differs', () => {
    const left = documents({ sku: text, at: timestamp }, ['a', null], ['b', '2026-03-01 00:00:00.000']);
    const right = documents({ sku: text, at: timestamp }, ['a', MISSING_FIELD], ['b', '2026-03-01 00:00:00']);
    expect(compareResults(left, left, RULE)).toBeUndefined();
    expect(compareResults(left, right, RULE)).toEqual({ kind: 'null-for-missing' });
    expect(compareResults(right, left, RULE)).toEqual({ kind: 'null-for-missing' });
    const all = documents({ sku: text, at: unknown }, ['a', MISSING_FIELD], ['b', MISSING_FIELD]);
    expect(compareResults(left, all, RULE)).toMatchObject({ kind: 'rows' });
  });

  it('compare all numbers, with a tolerance unless both are integers, and keep other classes apart', () => {
    const near = documents({ sku: text, n: real }, ['a', '1.0000000001'], ['b', '2']);
    expect(compareResults(wanted, near, RULE)).toBeUndefined();
    const texts = documents({ sku: text, n: text }, ['a', '1'], ['b', '2']);
    expect(compareResults(wanted, texts, RULE)).toEqual({
      kind: 'cell-class',
      position: 1,
      expected: 'number',
      actual: 'text',
    });
    const some = documents({ sku: text, n: real }, ['a', MISSING_FIELD], ['b', '2']);
    expect(compareResults(some, some, RULE)).toBeUndefined();
  });

  it('compare nested documents and arrays in one spelling, arrays in order', () => {
    const left = documents({ x: json }, ['{"a":1.0,"b":[1,2]}']);
    expect(compareResults(left, documents({ x: json }, ['{"b":[1,2],"a":1}']), RULE)).toBeUndefined();
    expect(compareResults(left, documents({ x: json }, ['{"b":[2,1],"a":1}']), RULE)).toMatchObject({
      kind: 'rows',
    });
  });
});

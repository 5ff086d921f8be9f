import { describe, expect, it } from 'vitest';
import { readCollections, readDocuments, viewCollections } from './collections.js';

const SCHEMA = JSON.stringify({
  from: 'carts',
  collections: {
    carts: {
      fields: {
        _id: { type: 'string' },
        at: { type: 'date', missing: true },
        items: { type: 'array of { sku: string }', null: true },
      },
      rules: ['a cart has at least one event'],
    },
    orders: { fields: { _id: { type: 'int' }, number: { type: 'string', unique: true } } },
  },
});
const described = readCollections(SCHEMA);

describe('collections of a task', () => {
  it('are described, with the one that a pipeline runs on', () => {
    expect(described.from).toBe('carts');
    expect(() => readCollections('{')).toThrow(/no JSON/);
    expect(() => readCollections(JSON.stringify({ from: 'x', collections: {} }))).toThrow(
      /from names no collection/,
    );
  });

  it('must all be in the data, and no others', () => {
    expect(readDocuments(described, '{"carts": [{"_id": "a"}]}')).toEqual({
      carts: [{ _id: 'a' }],
      orders: [],
    });
    expect(() => readDocuments(described, '{"users": []}')).toThrow(/a collection users/);
    expect(() => readDocuments(described, '{"carts": [1]}')).toThrow(/no array of documents/);
    expect(() => readDocuments(described, '{"carts": [{}]}')).toThrow(/has no _id/);
    expect(() => readDocuments(described, '{"carts": [{"_id": 1}, {"_id": 1}]}')).toThrow(/the same _id/);
  });

  it('are shown with fields, rules and documents', () => {
    const data = {
      carts: [
        { _id: 'a', at: { $date: '2026-03-01T00:00:00Z' }, items: null },
        { _id: 'b', items: [{ sku: 'x' }] },
      ],
    };
    const [carts, orders] = viewCollections(SCHEMA, JSON.stringify(data));
    expect(carts).toEqual({
      name: 'carts',
      columns: [
        { name: '_id', type: 'string', nullable: false, key: 'primary' },
        { name: 'at', type: 'date, may be missing', nullable: false },
        { name: 'items', type: 'array of { sku: string }', nullable: true },
      ],
      constraints: ['a cart has at least one event'],
      rowCount: 2,
      rows: [
        ['a', '2026-03-01T00:00:00Z', null],
        ['b', '', '[{"sku":"x"}]'],
      ],
    });
    expect(orders?.columns[1]).toMatchObject({ key: 'unique' });
  });
});

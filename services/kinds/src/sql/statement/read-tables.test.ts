import { describe, expect, test } from 'vitest';
import { readTables } from './read-tables.js';

const SCHEMA = `
  CREATE TABLE regions (id integer PRIMARY KEY, name text NOT NULL UNIQUE CHECK (name <> ''));
  CREATE TYPE state AS ENUM ('open', 'closed');
  CREATE TABLE orders (
    id bigint, line int, region_id integer NOT NULL REFERENCES regions, parent bigint,
    price numeric(10, 2), placed timestamptz, tags text[], state state,
    PRIMARY KEY (id, line), UNIQUE (placed), FOREIGN KEY (parent) REFERENCES regions (id), CHECK (price > 0)
  );`;

describe('a schema', () => {
  const [regions, orders] = readTables(SCHEMA, '');

  test('gives tables with columns, types and keys', () => {
    expect(regions?.columns).toEqual([
      { name: 'id', type: 'integer', nullable: false, key: 'primary' },
      { name: 'name', type: 'text', nullable: false, key: 'unique' },
    ]);
    expect(orders?.columns).toEqual([
      { name: 'id', type: 'bigint', nullable: false, key: 'primary' },
      { name: 'line', type: 'integer', nullable: false, key: 'primary' },
      { name: 'region_id', type: 'integer', nullable: false, references: { table: 'regions' } },
      { name: 'parent', type: 'bigint', nullable: true, references: { table: 'regions', column: 'id' } },
      { name: 'price', type: 'numeric(10, 2)', nullable: true },
      { name: 'placed', type: 'timestamp with time zone', nullable: true, key: 'unique' },
      { name: 'tags', type: 'text[]', nullable: true },
      { name: 'state', type: 'state', nullable: true },
    ]);
  });

  test('lists constraints that are not shown at a column', () => {
    expect(regions?.constraints).toEqual(["CHECK (name <> '')"]);
    expect(orders?.constraints).toEqual(['PRIMARY KEY (id, line)', 'CHECK (price > 0)']);
  });
});

describe('rows', () => {
  const rowsOf = (data: string) => {
    const [regions] = readTables('CREATE TABLE regions (id int, name text, note text)', data);
    return { rowCount: regions?.rowCount, rows: regions?.rows };
  };

  test('are read if they are literal values', () => {
    const data = `INSERT INTO regions (name, id) VALUES ('North', 1), (NULL, -2);
      INSERT INTO regions VALUES (0, '', date '2026-01-01'), (3.50, 'x', true);
      INSERT INTO elsewhere VALUES (1);`;
    expect(rowsOf(data)).toEqual({
      rowCount: 4,
      rows: [
        ['1', 'North', null],
        ['-2', null, null],
        ['0', '', '2026-01-01'],
        ['3.50', 'x', 'true'],
      ],
    });
  });

  test('are none without INSERT, and unknown if they are computed', () => {
    expect(rowsOf('')).toEqual({ rowCount: 0, rows: [] });
    expect(rowsOf('INSERT INTO regions SELECT 1')).toEqual({ rowCount: null, rows: [] });
    expect(rowsOf("INSERT INTO regions VALUES (1 + 1, 'x', '')")).toEqual({ rowCount: null, rows: [] });
  });

  test('are counted in full and shown in part', () => {
    const values = Array.from({ length: 120 }, (_, id) => `(${id}, 'x', '')`).join(',');
    const { rowCount, rows } = rowsOf(`INSERT INTO regions VALUES ${values}`);
    expect({ rowCount, shown: rows?.length }).toEqual({ rowCount: 120, shown: 50 });
  });
});

import { describe, expect, it } from 'vitest';
import { openTaskServer, type TaskServer } from '@hone/kinds/sql/task-server';
import { useSandbox } from '../support/sandbox/suite-sandbox.js';

const SPEC = { runtime: 'postgresql', memoryMiB: 256, processes: 16, trust: 'candidate' } as const;
const LIMITS = { caps: { rows: 5000, bytes: 1_000_000, rowBytes: 100_000 }, wallMs: 5_000 };

let server: TaskServer;

useSandbox(
  async (sandbox) => {
    server = await openTaskServer({ open: (spec) => sandbox.open(spec), now: () => performance.now() }, SPEC);
  },
  { end: () => server.close() },
);

const rowsOf = async (sql: string): Promise<readonly (readonly (string | null)[])[]> => {
  const answer = await server.answer(sql, LIMITS);
  if (answer.kind !== 'result') throw new Error(JSON.stringify(answer));
  return answer.result.rows;
};

const PARTS = `
  CREATE TABLE parts (
    id    integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    whole integer REFERENCES parts (id) ON DELETE SET NULL,
    name  text NOT NULL UNIQUE,
    shout text GENERATED ALWAYS AS (upper(name)) STORED
  );
  CREATE TABLE notes (part integer REFERENCES parts (id), text text);
`;
const partsOf = (...names: readonly string[]): string =>
  `INSERT INTO parts (name) VALUES ${names.map((name) => `('${name}')`).join(', ')};
   INSERT INTO notes SELECT id, 'twice' FROM parts, generate_series(1, 2);`;

describe('one instance after another', () => {
  it('leaves nothing of the one before, neither rows nor counters', async () => {
    await server.load(PARTS, partsOf('bolt', 'nut', 'gear'));
    await server.load(PARTS, partsOf('wheel', 'frame'));
    expect(await rowsOf('SELECT id, name, shout FROM parts ORDER BY id')).toEqual([
      ['1', 'wheel', 'WHEEL'],
      ['2', 'frame', 'FRAME'],
    ]);
    expect(await rowsOf('SELECT count(*) FROM notes')).toEqual([['4']]);
  });

  it('keeps rows that belong to the schema', async () => {
    const schema = `${PARTS} INSERT INTO parts (name) VALUES ('given');`;
    await server.load(schema, '');
    await server.load(schema, "INSERT INTO parts (name) VALUES ('own')");
    expect(await rowsOf('SELECT name FROM parts ORDER BY id')).toEqual([['given'], ['own']]);
  });

  it('makes tables again that somebody changed, or that data change', async () => {
    await server.load(PARTS, partsOf('bolt'));
    await server.execute('ALTER TABLE task.parts ADD COLUMN price numeric');
    await server.load(PARTS, partsOf('nut'));
    await server.load(
      PARTS,
      "ALTER TABLE parts ADD COLUMN weight numeric; INSERT INTO parts (name) VALUES ('x')",
    );
    await server.load(PARTS, partsOf('gear'));
    const [row] = await rowsOf('SELECT * FROM parts');
    expect(row).toEqual(['1', null, 'gear', 'GEAR']);
  });

  it('reads another schema after that', async () => {
    await server.load('CREATE TABLE other (a integer)', 'INSERT INTO other VALUES (1)');
    const answer = await server.answer('SELECT * FROM parts', LIMITS);
    expect(answer).toMatchObject({ kind: 'refused', sqlstate: '42P01' });
    expect(await rowsOf('SELECT a FROM other')).toEqual([['1']]);
  });
});

describe('rows in another order', () => {
  it('are the same rows, in an order that the seed decides', async () => {
    const names = Array.from({ length: 600 }, (_, at) => `part ${at}`);
    await server.load(PARTS, `${partsOf(...names)} UPDATE parts SET whole = id - 1 WHERE id > 1;`);
    const stored = (): Promise<unknown> => rowsOf('SELECT id, whole, name, shout FROM parts');
    const sorted = 'SELECT id, whole, name, shout FROM parts ORDER BY id';
    const [before, written] = [await rowsOf(sorted), await stored()];
    await server.shuffle('a1');
    const first = await stored();
    expect(await rowsOf(sorted)).toEqual(before);
    expect(first).not.toEqual(written);
    await server.shuffle('a1');
    expect(await stored()).toEqual(first);
    await server.shuffle('b2');
    expect(await stored()).not.toEqual(first);
    expect(await rowsOf('SELECT part, count(*) FROM notes GROUP BY part HAVING count(*) <> 2')).toEqual([]);
  });
});

describe('instances that were put aside', () => {
  it('come back as they were, each once, and leave nothing of the one before', async () => {
    await server.load(PARTS, partsOf('bolt', 'nut'));
    await server.setAside('two');
    await server.load(PARTS, partsOf('gear'));
    await server.shuffle('a1');
    await server.setAside('one');
    const names = (): Promise<unknown> => rowsOf('SELECT name FROM parts ORDER BY id');
    for (const [name, rows] of [
      ['two', [['bolt'], ['nut']]],
      ['one', [['gear']]],
    ] as const) {
      expect(await server.bringBack(name)).toBe(true);
      expect(await names()).toEqual(rows);
      expect(await server.bringBack(name)).toBe(false);
      expect(await names()).toEqual(rows);
    }
    await server.load(PARTS, partsOf('wheel'));
    expect(await names()).toEqual([['wheel']]);
  });

  it('cannot be looked into meanwhile or afterwards', async () => {
    await server.load(PARTS, partsOf('bolt'));
    await server.setAside('first');
    expect(await server.answer('SELECT * FROM parts', LIMITS)).toMatchObject({ kind: 'refused' });
    await server.load(PARTS, partsOf('nut'));
    await server.bringBack('first');
    const schemas = await server.execute("SELECT nspname FROM pg_namespace WHERE nspname LIKE 'aside%'");
    expect(schemas.length).toBeGreaterThan(0);
    for (const [schema] of schemas) {
      const answer = await server.answer(`SELECT * FROM ${schema}.parts`, LIMITS);
      expect(answer).toMatchObject({ kind: 'refused', sqlstate: '42501' });
    }
  });
});

it('a query can write nothing, in a session that forgets what the one before set', async () => {
  await server.load(PARTS, partsOf('bolt'));
  for (const sql of ["INSERT INTO parts (name) VALUES ('x')", 'CREATE TEMP TABLE t (a integer)'])
    expect(await server.answer(sql, LIMITS)).toMatchObject({ kind: 'refused' });
  const unsorted = { ...LIMITS, settings: ['enable_sort = off', 'enable_seqscan = off'] };
  await server.answer('SELECT 1', unsorted);
  const plan = await server.answer('EXPLAIN SELECT text FROM notes', LIMITS);
  expect(JSON.stringify(plan)).toContain('Seq Scan on notes  (cost=0.00');
});

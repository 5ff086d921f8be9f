import { describe, expect, it } from 'vitest';
import { openSqlite, type SqliteServer } from '@hone/kinds/sql/sqlite-server';
import { useSandbox } from '../support/sandbox/suite-sandbox.js';

const SPEC = { runtime: 'sqlite', memoryMiB: 128, processes: 16, trust: 'candidate' } as const;
const LIMITS = { caps: { rows: 1000, bytes: 1_000_000, rowBytes: 100_000 }, wallMs: 1_000 };
const SCHEMA = `
  CREATE TABLE people (id INT PRIMARY KEY, name TEXT NOT NULL);
  CREATE TABLE visits (person INT REFERENCES people (id), minutes REAL);
`;
const DATA = `
  INSERT INTO people VALUES ${Array.from({ length: 20 }, (_, id) => `(${id}, 'name ${id % 3}')`).join(', ')};
  INSERT INTO visits SELECT id, id / 4.0 FROM people WHERE id < 10;
`;

let server: SqliteServer;

useSandbox(
  async (sandbox) => {
    server = await openSqlite({ open: (spec) => sandbox.open(spec) }, SPEC);
    await server.load(SCHEMA, DATA);
  },
  { end: () => server.close() },
);

const rowsOf = async (sql: string, how: object = {}): Promise<readonly (readonly (string | null)[])[]> => {
  const answer = await server.answer(sql, { ...LIMITS, ...how });
  if (answer.kind !== 'result') throw new Error(JSON.stringify(answer));
  return answer.result.rows;
};

describe('a box with SQLite', () => {
  it('answers on the tables that were loaded, with values of parameters', async () => {
    expect(
      await rowsOf('SELECT count(*), sum(minutes), max(name) FROM people LEFT JOIN visits ON person = id'),
    ).toEqual([['20', '11.25', 'name 2']]);
    expect(await rowsOf('SELECT id FROM people WHERE id = $1 OR name = ?2', { values: ['7', null] })).toEqual(
      [['7']],
    );
  });

  it('keeps nothing from one query to the next', async () => {
    for (const sql of ['CREATE TEMP TABLE kept (a)', 'DELETE FROM people', 'PRAGMA user_version = 7'])
      expect(await server.answer(sql, LIMITS)).toMatchObject({ kind: 'refused', sqlstate: '42501' });
    expect(await rowsOf('SELECT count(*) FROM people')).toEqual([['20']]);
  });

  it('stores rows in another order, the same one for the same seed', async () => {
    // An index alone would return the ids, in its own order.
    const asked = 'SELECT id, name FROM people';
    const written = await rowsOf(asked);
    await server.shuffle('a1');
    const [first, again] = [await rowsOf(asked), await rowsOf(asked)];
    await server.shuffle('b2');
    const other = await rowsOf(asked);
    await server.load(SCHEMA, DATA);
    expect(again).toEqual(first);
    for (const rows of [first, other]) {
      expect(rows).not.toEqual(written);
      expect([...rows].sort()).toEqual([...written].sort());
    }
    expect(other).not.toEqual(first);
  });

  it('tells where a text is no query, and explains one that is', async () => {
    expect(await server.examine('SELECT 1\nFROM nowhere')).toMatchObject({ end: 'refused' });
    expect(await server.examine('SELECT nothing FROM people')).toMatchObject({ end: 'refused', offset: 7 });
    expect(await server.examine('SELECT id FROM people')).toMatchObject({ end: 'done' });
    const plan = await server.explain('SELECT * FROM people WHERE id = 3', LIMITS);
    expect(JSON.stringify(plan)).toContain('SEARCH people USING INDEX');
  });

  it('calls data that cannot be loaded a fault of the task', async () => {
    await server.load(SCHEMA, 'INSERT INTO visits VALUES (99, 1)');
    await expect(server.answer('SELECT 1', LIMITS)).rejects.toThrow(/data cannot be loaded.*FOREIGN KEY/);
    await server.load(SCHEMA, DATA);
  });
});

describe('a query that wants more than rows', () => {
  it.each([
    ['a second statement', 'SELECT 1; DROP TABLE people'],
    ['another file', "ATTACH '/work/x' AS x"],
    ['a copy of the database', "VACUUM INTO '/work/x'"],
    ['a setting', 'PRAGMA hard_heap_limit = 0'],
    ['a setting as a function', "SELECT * FROM pragma_table_info('people')"],
    ['a library', "SELECT load_extension('/lib/x')"],
    ['the catalog', 'SELECT sql FROM sqlite_schema'],
    ['the catalog by its other name', 'SELECT count(*) FROM main.sqlite_master'],
    ['the catalog under a name of its own', 'WITH t AS (SELECT * FROM sqlite_schema) SELECT * FROM t'],
    ['pages of the file', 'SELECT * FROM dbstat'],
    ['chance', 'SELECT random() FROM people'],
    ['the clock', "SELECT datetime('now')"],
    ['the clock behind a condition', "SELECT id FROM people WHERE id > unixepoch('now', '-1 day')"],
    ['bytes from nowhere', 'SELECT zeroblob(1000000000)'],
  ])('is forbidden: %s', async (_what, sql) => {
    expect(await server.answer(sql, LIMITS)).toMatchObject({ kind: 'refused', sqlstate: '42501' });
  });

  it('cannot read files by functions that only the shell has', async () => {
    for (const sql of [
      "SELECT readfile('/etc/passwd')",
      "SELECT edit('x')",
      "SELECT writefile('/work/x', 'y')",
    ])
      expect(await server.answer(sql, LIMITS)).toMatchObject({ kind: 'refused', sqlstate: '42000' });
  });
});

describe('a query that takes all it can get', () => {
  it.each([
    [
      'a recursion without end',
      'WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n',
      'stopped',
    ],
    [
      'a join of everything',
      `SELECT count(*) FROM ${Array.from({ length: 12 }, (_, at) => `people p${at}`).join(', ')}`,
      'stopped',
    ],
  ])('is stopped: %s', async (_what, sql, kind) => {
    const answer = await server.answer(sql, LIMITS);
    expect(answer.kind).toBe(kind);
    // Its computing is limited to one second; how long that takes depends on other load on the core.
    expect(answer.wallMs).toBeLessThan(15_000);
  });

  it.each([
    [
      'a text that doubles',
      "WITH RECURSIVE n (s) AS (SELECT 'x' UNION ALL SELECT s || s FROM n) SELECT max(s) FROM n",
    ],
    [
      'a set without end',
      "WITH RECURSIVE n (i, s) AS (SELECT 1, '' UNION SELECT i + 1, printf('%.*c', 9000, 'x') FROM n) SELECT max(i) FROM n",
    ],
    ['one text of everything', "SELECT group_concat(printf('%.*c', 9000000, 'x')) FROM people"],
  ])(
    'meets the limit of memory: %s',
    async (_what, sql) => {
      const answer = await server.answer(sql, { ...LIMITS, wallMs: 20_000 });
      if (answer.kind !== 'refused') expect(answer.kind).toBe('lost');
      else expect(answer.sqlstate).toBe('53200');
    },
    30_000,
  );

  it.each([
    ['rows', 'SELECT 1 FROM people a, people b, people c'],
    ['bytes', "SELECT printf('%.*c', 90000, 'x') FROM people"],
    ['rowBytes', "SELECT printf('%.*c', 200000, 'x')"],
  ])('meets the limit of its result: %s', async (what, sql) => {
    expect(await server.answer(sql, LIMITS)).toMatchObject({ kind: 'too-large', what });
  });

  it('leaves the box as it was', async () => {
    expect(await rowsOf('SELECT count(*) FROM people')).toEqual([['20']]);
  });
});

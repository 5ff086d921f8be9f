import { describe, expect, it } from 'vitest';
import { openMariadbRows, type MariadbRows } from '@hone/kinds/sql/mariadb-rows';
import { readQuery } from '@hone/kinds/sql/mariadb-words';
import { eventually } from '../support/eventually.js';
import { killInBox } from '../support/sandbox/box-processes.js';
import { type SuiteSandbox, useSandbox } from '../support/sandbox/suite-sandbox.js';
import { DATA, ORDINARY_QUERIES, SCHEMA } from './queries/mariadb.js';

const SPEC = { runtime: 'mariadb', memoryMiB: 384, processes: 16, trust: 'candidate' } as const;
const LIMITS = { caps: { rows: 1000, bytes: 1_000_000, rowBytes: 100_000 }, wallMs: 5_000 };

let sandbox: SuiteSandbox;
let server: MariadbRows;

const open = (): Promise<MariadbRows> =>
  openMariadbRows({ open: (spec) => sandbox.open(spec), now: () => performance.now() }, SPEC);

useSandbox(
  async (opened) => {
    sandbox = opened;
    server = await open();
    await server.load(SCHEMA, DATA);
  },
  { end: () => server.close() },
);

const rowsOf = async (sql: string, how: object = {}): Promise<readonly (readonly (string | null)[])[]> => {
  const answer = await server.answer(sql, { ...LIMITS, ...how });
  if (answer.kind !== 'result') throw new Error(JSON.stringify(answer));
  return answer.result.rows;
};

describe('a box with MariaDB for queries', () => {
  it.each(ORDINARY_QUERIES)('takes and answers %s', async (sql) => {
    expect(readQuery(sql, 0)).toEqual({ ok: true });
    expect(await server.prepare(sql)).toMatchObject({ kind: 'result' });
    expect(await server.answer(sql, LIMITS)).toMatchObject({ kind: 'result' });
  });

  it('gives values to the parameters that a query names, in any order and more than once', async () => {
    const sql = 'SELECT id FROM people WHERE id = $2 AND name = $1 OR $3 IS NULL AND id = $2;';
    expect(await rowsOf(sql, { values: ['Bo', '2', null] })).toEqual([['2']]);
  });

  it('keeps nothing from one query to the next, and shows a moment that never changes', async () => {
    expect(await rowsOf('SELECT @kept := 1')).toEqual([['1']]);
    expect(await rowsOf('SELECT @kept')).toEqual([[null]]);
    expect(await rowsOf("SELECT CAST(TIME '10:00:00' AS DATETIME)")).toEqual([['2026-01-01 10:00:00']]);
  });

  it('stores rows in another order, the same one for the same seed, and with the same keys', async () => {
    const asked = 'SELECT id, name, born FROM people';
    await server.load(SCHEMA, DATA);
    const written = await rowsOf(asked);
    const seen = [];
    for (const seed of ['a1', 'b2', 'a1']) {
      await server.load(SCHEMA, DATA);
      await server.shuffle(seed);
      seen.push(await rowsOf(asked));
    }
    const [first, other, again] = seen;
    expect(again).toEqual(first);
    expect([first, other].some((rows) => JSON.stringify(rows) !== JSON.stringify(written))).toBe(true);
    for (const rows of seen) expect([...rows].sort()).toEqual([...written].sort());
    const plan = await server.analyze('SELECT name FROM people WHERE id = 3', LIMITS);
    expect(JSON.stringify(plan)).toContain('PRIMARY');
    await server.load(SCHEMA, DATA);
  });

  it('sends one statement, and the first of several at most', async () => {
    expect(await rowsOf('SELECT 1; DELETE FROM visits')).toEqual([['1']]);
    expect(await rowsOf('SELECT COUNT(*) FROM visits')).toEqual([['24']]);
  });

  it.each([
    ['bytes that are no text', "SELECT X'C328'", [['c328']]],
    ['bytes that are made text', "SELECT CONVERT(X'41FF42' USING utf8mb4)", [['A?B']]],
    ['bytes that are called text', "SELECT _utf8mb4 X'FF'", undefined],
    ['half of a letter', "SELECT LEFT(CAST('é' AS BINARY), 1)", [['c3']]],
    ['letters of four bytes', "SELECT CONCAT('𝄞', 'é')", [['𝄞é']]],
  ])('answers %s with text all the same, or refuses it', async (_what, sql, rows) => {
    const answer = await server.answer(sql, LIMITS);
    if (rows === undefined) expect(answer).toMatchObject({ kind: 'refused' });
    else expect(answer).toMatchObject({ kind: 'result', result: { rows } });
  });

  it('tells what is no query in the server’s words', async () => {
    expect(await server.prepare('SELECT id FORM people')).toMatchObject({ kind: 'refused', cause: 'syntax' });
    expect(await server.prepare('SELECT nme FROM people')).toMatchObject({ sqlstate: '42S22' });
    expect(await server.prepare('SELECT 1 FROM nowhere')).toMatchObject({ cause: 'forbidden' });
  });

  it('calls data that cannot be loaded a fault of the task', async () => {
    await expect(server.load(SCHEMA, 'INSERT INTO visits VALUES (1, 99, 0, 0, 0, 0)')).rejects.toThrow(
      /data cannot be loaded/,
    );
    await server.load(SCHEMA, DATA);
  });
});

describe('a query that got past the lists', () => {
  it.each([
    ['a definition', 'CREATE TABLE t (a INT)', /^(42000|25006)$/],
    ['a temporary table', 'CREATE TEMPORARY TABLE t (a INT)', /^(42000|25006)$/],
    ['a change', 'DELETE FROM people', /^(42000|25006)$/],
    ['accounts', 'SELECT * FROM mysql.global_priv', /^42000$/],
    ['a sequence of numbers', 'SELECT * FROM seq_1_to_10000000', /^42000$/],
    [
      'a file to read',
      "SELECT LOAD_FILE('/etc/passwd') IS NULL AND 1 = (SELECT 1 UNION SELECT 2)",
      /^21000$/,
    ],
    ['a file to write', "SELECT 1 INTO OUTFILE '/work/mariadb/files/x'", /^28000$|^42000$/],
    ['a setting of the server', 'SET GLOBAL max_connections = 1', /^42000$/],
    ['another session', 'KILL 1', /^HY000$|^42000$/],
    ['a lock of rows', 'SELECT id FROM people FOR UPDATE', /^42000$|^25006$/],
    ['rights', 'GRANT SELECT ON task.* TO learner@localhost', /^42000$|^25006$/],
    ['another account', 'SET ROLE hone_grader', /^OP000$|^42000$/],
  ])('is refused by the server: %s', async (_what, sql, states) => {
    const answer = await server.answer(sql, LIMITS);
    if (answer.kind !== 'refused') throw new Error(JSON.stringify(answer));
    expect(answer.sqlstate).toMatch(states);
  });
});

describe('a query that takes all it can get', () => {
  it.each([
    [
      'a recursion without end',
      'WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i ^ 1 FROM n) SELECT MAX(i) FROM n',
    ],
    [
      'a join of everything',
      `SELECT COUNT(*) FROM ${Array.from({ length: 9 }, (_, at) => `visits v${at}`).join(', ')}`,
    ],
    ['sleep', 'SELECT SLEEP(60)'],
  ])(
    'is stopped or refused: %s',
    async (_what, sql) => {
      const answer = await server.answer(sql, { ...LIMITS, wallMs: 2_000 });
      expect(['stopped', 'refused', 'lost']).toContain(answer.kind);
      expect(answer.wallMs).toBeLessThan(15_000);
      if (!server.isSound()) await renew();
    },
    60_000,
  );

  it.each([
    [
      'many long texts, each another one',
      'SELECT COUNT(DISTINCT REPEAT(CONCAT(a.id, b.id, c.id, d.id), 200)) FROM visits a, visits b, visits c, visits d',
    ],
    [
      'a set without end',
      "WITH RECURSIVE n (i, s) AS (SELECT 1, REPEAT('x', 2000) UNION SELECT i + 1, s FROM n) SELECT MAX(i) FROM n",
    ],
    [
      'a sort of everything',
      'SELECT REPEAT(a.name, 500) AS s FROM people a, visits b, visits c, visits d ORDER BY s LIMIT 90000, 1',
    ],
  ])(
    'meets the limit of memory or time: %s',
    async (_what, sql) => {
      const answer = await server.answer(sql, { ...LIMITS, wallMs: 8_000 });
      if (answer.kind === 'refused') expect(answer.cause).toBe('memory');
      else expect(['lost', 'stopped']).toContain(answer.kind);
      if (!server.isSound()) await renew();
    },
    60_000,
  );

  it.each([
    ['rows', 'SELECT 1 FROM visits a, visits b, visits c'],
    ['bytes', "SELECT REPEAT('x', 90000) FROM visits"],
    ['rowBytes', "SELECT REPEAT('x', 200000)"],
  ])('meets the limit of its result: %s', async (what, sql) => {
    expect(await server.answer(sql, LIMITS)).toMatchObject({ kind: 'too-large', what });
  });

  it('does not wait for a pattern that backtracks', async () => {
    const sql = "SELECT COUNT(*) FROM visits WHERE REPEAT('a', 20000 + id) REGEXP '^(a+)+b'";
    expect((await server.answer(sql, LIMITS)).wallMs).toBeLessThan(15_000);
    if (!server.isSound()) await renew();
  }, 60_000);

  it('is told to have lost its server where that was killed, and the next one is answered by another', async () => {
    const waiting = server.answer('SELECT SLEEP(9)', { ...LIMITS, wallMs: 10_000 });
    // One that dies before it was asked has lost nobody's query.
    await eventually(
      () => server.execute("SELECT COUNT(*) FROM information_schema.processlist WHERE state = 'User sleep'"),
      ([row]) => row?.[0] === '1',
    );
    await killInBox(sandbox.workerId, '/usr/sbin/mariadbd ');
    expect(await waiting).toMatchObject({ kind: 'lost' });
    expect(server.isSound()).toBe(false);
    await renew();
    expect(await rowsOf('SELECT COUNT(*) FROM visits')).toEqual([['24']]);
  }, 60_000);

  it('leaves the rows where they were', async () => {
    expect(await rowsOf('SELECT COUNT(*) FROM people')).toEqual([['4']]);
  });
});

async function renew(): Promise<void> {
  await server.close();
  server = await open();
  await server.load(SCHEMA, DATA);
}

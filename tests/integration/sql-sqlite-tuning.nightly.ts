import { describe, expect, it } from 'vitest';
import { sqliteWork } from '@hone/kinds/sql/sqlite-work';
import { openSqlite, type SqliteServer } from '@hone/kinds/sql/sqlite-server';
import { loadAllCores } from '../support/sandbox/load-on-cores.js';
import { useSandbox } from '../support/sandbox/suite-sandbox.js';

const SPEC = { runtime: 'sqlite', memoryMiB: 256, processes: 16, trust: 'candidate' } as const;
const SCHEMA = `
  CREATE TABLE users (id INT PRIMARY KEY, name TEXT NOT NULL);
  CREATE TABLE events (id INT PRIMARY KEY, user_id INT REFERENCES users (id), kind TEXT NOT NULL, at_ms INT NOT NULL);
`;
const DATA = `
  WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000)
  INSERT INTO users SELECT i, 'user ' || i FROM n;
  WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 30000)
  INSERT INTO events SELECT i, 1 + i * 7919 % 1000, iif(i % 3, 'view', 'click'), i * 1000 FROM n;
`;
const QUERY =
  'SELECT e.id, u.name FROM events AS e JOIN users AS u ON u.id = e.user_id WHERE e.user_id = $1 ORDER BY e.at_ms DESC, e.id LIMIT 5';
const INDEX = 'CREATE INDEX events_of_user ON events (user_id, at_ms DESC, id)';
const WRITES = [
  'INSERT INTO events SELECT id + 50000, user_id, kind, at_ms FROM events WHERE id <= 100',
  "UPDATE events SET kind = 'click' WHERE id <= 100",
  'DELETE FROM events WHERE id BETWEEN 200 AND 300',
];
/** Number of times a query is counted again while the cores are busy. */
const COUNTINGS = 20;

let server: SqliteServer;

useSandbox(
  async (sandbox) => {
    server = await openSqlite({ open: (spec) => sandbox.open(spec) }, SPEC);
  },
  { end: () => server.close() },
);

const count = (query: string, statements: readonly string[], writes: readonly string[] = WRITES) =>
  sqliteWork.count(server, {
    schemaSql: SCHEMA,
    dataSql: DATA,
    query,
    indexes: { path: 'indexes.sql', statements },
    argumentLists: [['39'], ['40']],
    writes,
    wallMs: 10_000,
  });

async function workOf(...asked: Parameters<typeof count>) {
  const work = await count(...asked);
  if ('kind' in work) throw new Error(JSON.stringify(work));
  return work;
}

describe('work counted on SQLite', () => {
  it('falls with an index that gives the order, which takes pages and makes writing more expensive', async () => {
    const without = await workOf(QUERY, []);
    const having = await workOf(QUERY, [INDEX]);
    for (const [place, run] of having.runs.entries()) {
      expect(run.reads).toBeLessThan((without.runs[place]?.reads ?? 0) / 100);
      expect(run.result).toEqual(without.runs[place]?.result);
      expect(run.scanned).toEqual([]);
    }
    expect(without.runs[0]?.scanned).toEqual(['events']);
    expect(JSON.stringify(having.runs[0]?.plan)).toContain('events_of_user');
    expect([without.indexes, having.indexes.count]).toEqual([{ count: 0, bytes: 0 }, 1]);
    expect(having.indexes.bytes % 4096).toBe(0);
    expect(having.indexes.bytes).toBeGreaterThan(200_000);
    expect(having.writes[0]).toBeGreaterThan(without.writes[0] ?? 0);
  }, 60_000);

  it('counts a table as read completely when an automatic index was built on it, or its index was walked', async () => {
    const joined = 'SELECT count(*) FROM users AS u JOIN events AS e ON e.user_id = u.id WHERE $1 > 0';
    expect((await workOf(joined, [])).runs[0]?.scanned).toContain('events');
    const walked = 'SELECT sum(length(kind)) FROM events WHERE $1 > 0';
    expect((await workOf(walked, ['CREATE INDEX a ON events (kind, user_id)'])).runs[0]?.scanned).toEqual([
      'events',
    ]);
  }, 60_000);

  it('is the same number each time while the cores are busy', async () => {
    const end = await loadAllCores();
    try {
      const seen = new Set<string>();
      for (let turn = 0; turn < COUNTINGS; turn += 1) seen.add(JSON.stringify(await workOf(QUERY, [INDEX])));
      expect([...seen]).toHaveLength(1);
    } finally {
      await end();
    }
  }, 300_000);

  it('reports which index or which of the application’s writes failed, and what is still forbidden', async () => {
    expect(await count(QUERY, [INDEX, 'CREATE INDEX b ON events (nope)'])).toMatchObject({
      kind: 'refused',
      of: 'Statement 2 of indexes.sql',
    });
    expect(await count(QUERY, [INDEX], ['DELETE FROM users'])).toMatchObject({
      kind: 'refused',
      of: 'Write 1 of the application',
    });
    expect(await count('SELECT sql FROM sqlite_schema WHERE $1 > 0', [])).toMatchObject({
      sqlstate: '42501',
    });
    const endless =
      'WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n WHERE $1 > 0';
    expect(await count(endless, [])).toMatchObject({ kind: 'stopped' });
  }, 60_000);
});

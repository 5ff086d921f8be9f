import { expect, test } from 'vitest';
import type { RoleSession } from '../../engines/postgresql/task-server.js';
import type { Answer } from '../../server/rows-server.js';
import type { MigrationStatement } from '../../engines/postgresql/examine/examine-migration.js';
import { LOCK_TIMEOUT, runFile, type Clock } from './run-file.js';

const ok: Answer = { kind: 'result', result: { columns: [], rows: [] }, wallMs: 1 };
const rejected = (sqlstate: string): Answer => ({ kind: 'refused', sqlstate, message: 'no', wallMs: 1 });

/** Runs statements against scripted answers, by their text; every reading of the clock adds a millisecond. */
async function run(
  texts: readonly string[],
  answers: Readonly<Record<string, readonly Answer[]>>,
  stepMs = 1,
) {
  const sent: string[] = [];
  const left = new Map(Object.entries(answers).map(([sql, list]) => [sql, [...list]]));
  const session: RoleSession = {
    run: (sql) => {
      sent.push(sql);
      return Promise.resolve(left.get(sql)?.shift() ?? ok);
    },
  };
  let now = 0;
  const clock: Clock = { now: () => (now += stepMs), pause: () => Promise.resolve() };
  const statements = texts.map((sql): MigrationStatement => {
    if (sql === 'BEGIN') return { sql, transaction: 'begin' };
    return sql === 'COMMIT' ? { sql, transaction: 'end' } : { sql };
  });
  const result = await runFile(session, statements, clock);
  return { sent, result };
}

test('runs statements in order and reports when each ran', async () => {
  const { sent, result } = await run(['a', 'b'], {});
  expect(sent).toEqual(['a', 'b']);
  expect(result.runs.map(({ place, fromMs, toMs }) => [place, fromMs, toMs])).toEqual([
    [0, 1, 2],
    [1, 3, 4],
  ]);
  expect(result.failed).toBeUndefined();
});

test('ends at a rejected statement', async () => {
  const { sent, result } = await run(['a', 'b', 'c'], { b: [rejected('42P01')] });
  expect(sent).toEqual(['a', 'b']);
  expect(result.failed).toMatchObject({ place: 1, answer: { sqlstate: '42P01' } });
});

test('retries a statement that gave up a lock', async () => {
  const { sent, result } = await run(['a', 'b'], { a: [rejected(LOCK_TIMEOUT), rejected(LOCK_TIMEOUT)] });
  expect(sent).toEqual(['a', 'a', 'a', 'b']);
  expect(result.failed).toBeUndefined();
  expect(result.runs.map(({ answer: why }) => why?.kind)).toEqual([
    'refused',
    'refused',
    undefined,
    undefined,
  ]);
});

test('restarts a transaction in which a lock was given up', async () => {
  const { sent } = await run(['a', 'BEGIN', 'b', 'COMMIT', 'c'], { b: [rejected(LOCK_TIMEOUT)] });
  expect(sent).toEqual(['a', 'BEGIN', 'b', 'ROLLBACK', 'BEGIN', 'b', 'COMMIT', 'c']);
});

test('does not go back before the end of a transaction', async () => {
  const { sent } = await run(['BEGIN', 'a', 'COMMIT', 'b'], { b: [rejected(LOCK_TIMEOUT)] });
  expect(sent).toEqual(['BEGIN', 'a', 'COMMIT', 'b', 'b']);
});

test('gives up after a while', async () => {
  const forever = Array.from({ length: 100 }, () => rejected(LOCK_TIMEOUT));
  const { sent, result } = await run(['a'], { a: forever }, 1_000);
  expect(result.failed).toMatchObject({ place: 0, answer: { sqlstate: LOCK_TIMEOUT } });
  expect(sent.length).toBeLessThan(20);
});

test('measures that time per statement, however long the file has run', async () => {
  const long = Array.from({ length: 20 }, (_each, place) => `a${place}`);
  const few = [rejected(LOCK_TIMEOUT), rejected(LOCK_TIMEOUT)];
  const { result } = await run(['BEGIN', ...long, 'COMMIT', 'b', 'c'], { b: few, c: [...few] }, 1_000);
  expect(result.failed).toBeUndefined();
});

test('does not restart that time because the start of the transaction succeeds', async () => {
  const forever = Array.from({ length: 100 }, () => rejected(LOCK_TIMEOUT));
  const { sent, result } = await run(['BEGIN', 'a', 'b', 'COMMIT'], { b: forever }, 500);
  expect(result.failed).toMatchObject({ place: 2 });
  expect(sent.length).toBeLessThan(40);
});

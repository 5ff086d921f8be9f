import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { Answer } from '../../server/rows-server.js';
import type { Cell } from '../../compare/result-set.js';
import { Ledger } from './ledger.js';
import { startTraffic, type Lane } from './live-traffic.js';
import { migrationOf, programsOf, rejected, rows, sessionOf } from './migration.fixture.js';
import { changedLane, stuckLane } from './problems.js';
import { LOCK_TIMEOUT, type Clock } from './run-file.js';
import type { Seen } from './wait-watch.js';

const UNSEEN: Seen = { lockedMs: 0, busyMs: 0 };

/** Runs the old program against scripted answers, a few statements per lane; each statement takes `takesMs`. */
async function run(
  answer: (sql: string, values: readonly Cell[]) => Answer,
  takesMs = 1,
  {
    own = [{ key: '1', value: 'one' }],
    turns = 2,
    seen = UNSEEN,
    changed = undefined as string | undefined,
  } = {},
) {
  let now = 0;
  const clock: Clock = { now: () => now, pause: () => setImmediate() };
  const ledger = new Ledger('v{n}', 1_000);
  const keys = {
    own,
    still: [
      { key: '2', value: 'two' },
      { key: '3', value: null },
    ],
  };
  const session = sessionOf((sql, values) => {
    now += takesMs;
    return answer(sql, values);
  }, changed);
  const open = () => Promise.resolve(session);
  const watch = { take: () => seen };
  const parts = { definition: migrationOf(), ledger, clock, open, watch, keysOf: () => keys };
  const traffic = await startTraffic(parts, programsOf().slice(0, 1));
  await traffic.begun;
  for (let turn = 0; turn < turns; turn += 1) await setImmediate();
  return { lanes: await traffic.stop(), stored: ledger.take() };
}

/** Every row has the value that the task expects. */
const sound = (sql: string, [key]: readonly Cell[]): Answer =>
  sql.startsWith('SELECT') ? rows([key === '2' ? 'two' : null]) : rows();

const laneOf = (lanes: readonly Lane[], what: string): Lane => {
  const lane = lanes.find(({ title }) => title === `The old program ${what}`);
  if (lane === undefined) throw new Error(`no lane ${what}`);
  return lane;
};

test('each kind of statement has a lane, and stored rows are recorded', async () => {
  const { lanes, stored } = await run(sound);
  expect(lanes.map(({ title }) => title)).toEqual([
    'The old program reads',
    'The old program writes',
    'The old program adds',
  ]);
  expect(
    lanes.every(({ served, blocked, broken }) => served > 0 && blocked === 0 && broken === undefined),
  ).toBe(true);
  expect(stored.find(({ key }) => key === '1')?.value).toMatch(/^v\d+$/);
  expect(stored.some(({ key }) => Number(key) > 1_000)).toBe(true);
});

test('each row is written once, so that no write hides what happened to an earlier one, and then only the last row', async () => {
  const written: Cell[] = [];
  const own = ['1', '5', '7'].map((key) => ({ key, value: 'old' }));
  await run(
    (sql, values) => {
      if (sql.startsWith('UPDATE')) written.push(values[0] ?? null);
      return sound(sql, values);
    },
    1,
    { own, turns: 6 },
  );
  expect(written.slice(0, 5)).toEqual(['1', '5', '7', '7', '7']);
});

test('a statement that gave up a lock was not stored, and is reported as waiting too long', async () => {
  const { lanes, stored } = await run(
    (sql, values) => (sql.startsWith('UPDATE') ? rejected(LOCK_TIMEOUT) : sound(sql, values)),
    500,
  );
  const { served, blocked, waits, broken } = laneOf(lanes, 'writes');
  expect([served, broken]).toEqual([0, undefined]);
  expect(blocked).toBeGreaterThan(0);
  expect(waits).toHaveLength(blocked);
  expect(waits.every((wait) => wait.blocked && wait.toMs - wait.fromMs >= 500)).toBe(true);
  expect(stored.some(({ key }) => key === '1')).toBe(false);
});

test.each<[string, Seen, boolean]>([
  ['waited for locks as long as the limit', { lockedMs: 500, busyMs: 500 }, true],
  ['waited for locks less than that', { lockedMs: 499, busyMs: 999 }, false],
  ['was under way for twice the limit without waiting for a lock', { lockedMs: 0, busyMs: 1_000 }, true],
])('a statement that succeeded and %s, as seen from outside', async (_name, seen, isBlocked) => {
  const { lanes, stored } = await run(sound, 1, { seen });
  expect(lanes.map(({ blocked, served }) => blocked > 0 && blocked === served)).toEqual(
    Array(3).fill(isBlocked),
  );
  // It waited but is stored, so every program must find it.
  expect(stored.some(({ key }) => key === '1')).toBe(true);
});

test('a session with changed settings is reported', async () => {
  const { lanes } = await run(sound, 1, { changed: 'lock_timeout is 0 instead of 500' });
  expect(changedLane(lanes, 'expand.sql')).toEqual({
    reason: 'forbidden',
    text: 'While expand.sql ran: The old program reads in a session with changed settings: lock_timeout is 0 instead of 500. Your migration must not change settings for the programs that use the database.',
  });
  expect(changedLane((await run(sound)).lanes, 'expand.sql')).toBeUndefined();
});

test('an error is reported with the server’s message', async () => {
  const { lanes } = await run((sql, values) =>
    sql.startsWith('INSERT') ? rejected('42703', 'column "login" does not exist') : sound(sql, values),
  );
  expect(laneOf(lanes, 'adds').broken).toBe('column "login" does not exist (SQLSTATE 42703)');
});

test.each<[string, Answer, string]>([
  ['nothing', rows(), 'row 3 is not there'],
  ['another value', rows(['x']), "row 3 has 'x' instead of NULL"],
  ['a row twice', rows([null], [null]), 'row 3 is there 2 times'],
])('a read that finds %s is reported', async (_name, found, words) => {
  const { lanes } = await run((sql, [key, value]) =>
    key === '3' ? found : sound(sql, [key ?? null, value ?? null]),
  );
  expect(laneOf(lanes, 'reads').broken).toBe(words);
});

test('a lane does not report that its session was ended: the cause reports it', async () => {
  const { lanes } = await run(() => ({ kind: 'lost', wallMs: 1 }));
  expect(lanes.every(({ served, broken }) => served === 0 && broken === undefined)).toBe(true);
});

test('a statement that does not end is reported', async () => {
  const { lanes } = await run((sql, values) =>
    sql.startsWith('INSERT') ? { kind: 'stopped', wallMs: 1 } : sound(sql, values),
  );
  expect(lanes.map(({ isStuck = false }) => isStuck)).toEqual([false, false, true]);
  expect(stuckLane(lanes, 'expand.sql')).toEqual({
    reason: 'time-limit',
    text: 'While expand.sql ran: The old program adds, and that does not end.',
  });
});

import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { Cell } from '../../compare/result-set.js';
import { watchWaits, type Seen } from './wait-watch.js';

/** A sample: process, its statement, the server's clock, how long it waits for one lock, whether it waits for any. */
type Row = readonly [string, string, number, number | null, boolean];

/** What is seen of process 7 after samples with these rows. */
async function seen(...looks: readonly Row[][]): Promise<Seen> {
  const left = [...looks];
  let isOver = (): void => undefined;
  const over = new Promise<void>((resolve) => (isOver = resolve));
  const execute = (): Promise<Cell[][]> => {
    const rows = left.shift() ?? [];
    if (left.length === 0) isOver();
    return Promise.resolve(
      rows.map(([pid, since, at, locked, waits]) => [
        pid,
        since,
        String(at),
        locked === null ? null : String(locked),
        String(waits),
      ]),
    );
  };
  const watch = watchWaits({ execute }, { pause: () => setImmediate() });
  await over;
  await watch.stop();
  return watch.take('7');
}

test('a session that was never seen during a statement did not wait', async () => {
  expect(await seen([['8', 'a', 0, 900, true]])).toEqual({ lockedMs: 0, busyMs: 0 });
});

test('one wait counts for as long as the server reports, whatever limit the session has', async () => {
  const looks = [0, 50, 100].map((at): Row[] => [['7', 'a', at, 450 + at, true]]);
  expect(await seen(...looks)).toEqual({ lockedMs: 550, busyMs: 100 });
});

test('a statement that repeatedly gives up and retries waits all the time', async () => {
  const looks = Array.from({ length: 11 }, (_each, place): Row[] => [['7', 'a', place * 50, 20, true]]);
  expect(await seen(...looks)).toEqual({ lockedMs: 500, busyMs: 500 });
});

test('a statement that waits for nothing known to the server is still running', async () => {
  const looks = [0, 50, 100].map((at): Row[] => [['7', 'a', at, null, false]]);
  expect(await seen(...looks)).toEqual({ lockedMs: 0, busyMs: 100 });
});

test('each statement counts separately', async () => {
  const first = [0, 50].map((at): Row[] => [['7', 'a', at, at, true]]);
  const second = [100, 150].map((at): Row[] => [['7', 'b', at, null, false]]);
  expect(await seen(...first, ...second)).toEqual({ lockedMs: 0, busyMs: 50 });
});

test('time between samples that are far apart is the machine’s, not a wait', async () => {
  expect(await seen([['7', 'a', 0, null, false]], [['7', 'a', 700, null, false]])).toEqual({
    lockedMs: 0,
    busyMs: 0,
  });
});

test('a crashed server ends the sampling', async () => {
  const watch = watchWaits(
    { execute: () => Promise.reject(new Error('gone')) },
    { pause: () => setImmediate() },
  );
  await watch.stop();
  expect(watch.take('7')).toEqual({ lockedMs: 0, busyMs: 0 });
});

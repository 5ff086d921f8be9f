import { describe, expect, it } from 'vitest';
import { createDeferred } from '../protocol/deferred.js';
import type { BoxClass, PooledBox } from './pooled-box.js';
import { WarmPool } from './warm-pool.js';

const SMALL: BoxClass = { key: 'python:128', runtime: 'python', memoryMiB: 128 };
const LARGE: BoxClass = { key: 'python:512', runtime: 'python', memoryMiB: 512 };
const OTHER: BoxClass = { key: 'node:128', runtime: 'node', memoryMiB: 128 };
const NEVER = new AbortController().signal;

interface FakeBox extends PooledBox {
  readonly wanted: BoxClass;
  gone: boolean;
  die(): void;
}

interface Setup {
  readonly size?: number;
  readonly most?: number;
  readonly memoryMiB?: number;
  readonly maxAgeMs?: number;
  readonly classes?: number;
}

function poolOf(options: Setup = {}) {
  const made: FakeBox[] = [];
  const failures: unknown[] = [];
  let failing = (_: BoxClass) => false;
  let engine: Promise<unknown> = Promise.resolve();
  let nowMs = 0;
  const pool = new WarmPool<BoxClass, FakeBox>({
    cores: [0, 1],
    sizeOf: () => ({ usual: options.size ?? 1, most: options.most ?? options.size ?? 1 }),
    now: () => nowMs,
    classesPerRuntime: options.classes ?? 3,
    memoryMiB: options.memoryMiB ?? 10_000,
    maxAgeMs: options.maxAgeMs ?? 60_000,
    onRefillFailed: (_, error) => failures.push(error),
    make: async (wanted, cpu, signal) => {
      await engine;
      signal.throwIfAborted();
      if (failing(wanted)) throw new Error('no engine');
      const { promise, resolve } = createDeferred<void>();
      const box: FakeBox = {
        wanted,
        cpu,
        memoryMiB: wanted.memoryMiB,
        madeAtMs: nowMs,
        ended: promise,
        gone: false,
        die: () => resolve(),
        destroy: () => {
          box.gone = true;
          resolve();
          return Promise.resolve();
        },
      };
      made.push(box);
      return box;
    },
  });
  return {
    pool,
    made,
    failures,
    fail: (value: boolean | BoxClass) =>
      (failing = (wanted) => (typeof value === 'boolean' ? value : value === wanted)),
    failOnce: () => {
      failing = () => {
        failing = () => false;
        return true;
      };
    },
    pass: (ms: number) => (nowMs += ms),
    /** Boxes requested from now on are made once the returned function is called. */
    hold: () => {
      const { promise, resolve } = createDeferred<void>();
      engine = promise;
      return resolve;
    },
    alive: () => made.filter((box) => !box.gone).map((box) => box.wanted.key),
  };
}

describe('a pool of warm boxes', () => {
  it('makes a new box for a caller that checks whether one can be made, though others wait', async () => {
    const { pool, made, fail } = poolOf();
    pool.warm([SMALL]);
    await pool.filled();
    expect(await pool.take(SMALL, NEVER, { fresh: true })).toBe(made[1]);
    fail(true);
    await expect(pool.take(SMALL, NEVER, { fresh: true })).rejects.toThrow('no engine');
    expect(await pool.take(SMALL, NEVER)).toBe(made[0]);
  });

  it('makes a box when none waits, and makes none ahead while it is in use', async () => {
    const { pool, made } = poolOf();
    const box = await pool.take(SMALL, NEVER);
    await pool.filled();
    expect(made).toEqual([box]);
    await pool.giveBack(box);
    await pool.filled();
    expect(made).toHaveLength(2);
    expect([made[0]?.gone, made[1]?.gone]).toEqual([true, false]);
    expect(await pool.take(SMALL, NEVER)).toBe(made[1]);
  });

  it('keeps boxes of wanted sizes apart', async () => {
    const { pool } = poolOf();
    pool.warm([SMALL, LARGE, OTHER]);
    await pool.filled();
    expect(Object.fromEntries(pool.waiting())).toEqual({ 'python:128': 1, 'python:512': 1, 'node:128': 1 });
    expect((await pool.take(LARGE, NEVER)).wanted).toBe(LARGE);
  });

  it('spreads boxes over the cores, and hands out the one on the quieter core', async () => {
    const { pool } = poolOf({ size: 2 });
    pool.warm([SMALL]);
    await pool.filled();
    const [one, two] = [await pool.take(SMALL, NEVER), await pool.take(SMALL, NEVER)];
    expect(new Set([one.cpu, two.cpu])).toEqual(new Set([0, 1]));
    await pool.giveBack(one);
    await pool.filled();
    expect((await pool.take(SMALL, NEVER)).cpu).toBe(one.cpu);
  });

  it('makes one of a class that usually has none waiting once it is awaited, for ten minutes', async () => {
    const { pool, made, pass } = poolOf({ size: 0, most: 2 });
    pool.warm([SMALL]);
    await pool.filled();
    expect(made).toHaveLength(0);
    pool.warm([SMALL], { awaited: true });
    pool.warm([SMALL], { awaited: true });
    await pool.filled();
    expect(made).toHaveLength(1);
    expect(await pool.take(SMALL, NEVER)).toBe(made[0]);
    pass(11 * 60_000);
    await pool.giveBack(made[0] as FakeBox);
    await pool.filled();
    expect(made).toHaveLength(1);
  });

  it('hands the box that is being made ahead to the first caller, and goes on filling', async () => {
    const { pool, made, hold } = poolOf();
    const release = hold();
    pool.warm([SMALL]);
    const taking = [pool.take(SMALL, NEVER), pool.take(SMALL, NEVER)];
    release();
    expect(new Set(await Promise.all(taking))).toEqual(new Set(made.slice(0, 2)));
    await pool.filled();
    expect(pool.counts()).toMatchObject({ inUse: 2, waiting: made.length - 2, warm: 0, cold: 2 });
    await pool.stop();
    expect(made.every((box) => box.gone)).toBe(true);
  });

  it('makes another one for a caller that waited in vain, and shelves a box that nobody waits for any more', async () => {
    const { pool, made, failures, failOnce, hold } = poolOf();
    let release = hold();
    pool.warm([SMALL]);
    const leaving = new AbortController();
    const left = pool.take(SMALL, leaving.signal);
    leaving.abort(new Error('cancelled'));
    await expect(left).rejects.toThrow('cancelled');
    release();
    await pool.filled();
    expect(pool.waiting().get(SMALL.key)).toBe(1);
    expect(await pool.take(SMALL, NEVER)).toBe(made[0]);

    release = hold();
    pool.warm([OTHER]);
    const taking = pool.take(OTHER, NEVER);
    failOnce();
    release();
    expect((await taking).wanted).toBe(OTHER);
    expect(failures).toHaveLength(1);
  });

  it('stays within its memory', async () => {
    const { pool, made } = poolOf({ size: 5, memoryMiB: 300 });
    pool.warm([SMALL]);
    await pool.filled();
    expect(made).toHaveLength(2);
  });

  it('evicts the size that was wanted least recently', async () => {
    const { pool, made } = poolOf({ classes: 1 });
    pool.warm([SMALL]);
    await pool.filled();
    pool.warm([LARGE]);
    await pool.filled();
    expect([...pool.waiting().keys()]).toEqual(['python:512']);
    expect(made[0]?.gone).toBe(true);
  });

  it('hands out no box that died or grew too old while it waited', async () => {
    const { pool, made, pass } = poolOf({ maxAgeMs: 1000 });
    pool.warm([SMALL]);
    await pool.filled();
    pass(1001);
    const box = await pool.take(SMALL, NEVER);
    expect(box).not.toBe(made[0]);
    expect(made[0]?.gone).toBe(true);

    const other = poolOf();
    other.pool.warm([SMALL]);
    await other.pool.filled();
    other.made[0]?.die();
    await new Promise((resolve) => setImmediate(resolve));
    expect(await other.pool.take(SMALL, NEVER)).not.toBe(other.made[0]);
  });

  it('reports when it cannot make a box ahead, and retries at the next occasion', async () => {
    const { pool, made, failures, fail } = poolOf();
    fail(true);
    pool.warm([SMALL]);
    await pool.filled();
    expect([made.length, failures.length]).toEqual([0, 1]);
    fail(false);
    pool.refresh();
    await pool.filled();
    expect(made).toHaveLength(1);
  });

  it('fills the other classes when the boxes of one cannot be made', async () => {
    const { pool, failures, fail } = poolOf();
    fail(SMALL);
    pool.warm([SMALL, OTHER, LARGE]);
    await pool.filled();
    expect([failures.length, Object.fromEntries(pool.waiting())]).toEqual([
      1,
      { 'python:128': 0, 'node:128': 1, 'python:512': 1 },
    ]);
  });

  it('keeps up to as many waiting as were lately wanted at once, and forgets that after ten minutes', async () => {
    const { pool, pass, alive } = poolOf({ size: 1, most: 3, maxAgeMs: 3_600_000 });
    const takeAtOnce = async (count: number) => {
      const taken = await Promise.all(Array.from({ length: count }, () => pool.take(SMALL, NEVER)));
      for (const box of taken) await pool.giveBack(box);
      await pool.filled();
      return pool.waiting().get(SMALL.key);
    };
    expect(await takeAtOnce(2)).toBe(2);
    expect(await takeAtOnce(5)).toBe(3);
    expect(pool.counts()).toMatchObject({ warm: 2, cold: 5 });
    pass(9 * 60_000);
    pool.refresh();
    expect(pool.waiting().get(SMALL.key)).toBe(3);
    pass(2 * 60_000);
    pool.refresh();
    expect(alive()).toEqual(['python:128']);
  });

  it('destroys waiting boxes, the longest unwanted first, when one in use needs their memory', async () => {
    const { pool, pass, alive } = poolOf({ memoryMiB: 700 });
    pool.warm([OTHER]);
    await pool.filled();
    pass(1);
    pool.warm([SMALL]);
    await pool.filled();
    await pool.take(LARGE, NEVER);
    expect(alive()).toEqual(['python:128', 'python:512']);
  });

  it('keeps none of a dropped runtime', async () => {
    const { pool, alive } = poolOf();
    pool.warm([SMALL, LARGE, OTHER]);
    await pool.filled();
    pool.drop('python');
    expect(alive()).toEqual(['node:128']);
  });

  it('reports how long callers waited until a box was made', async () => {
    const { pool, pass } = poolOf();
    const taking = pool.take(SMALL, NEVER);
    pass(80);
    await taking;
    expect(pool.counts()).toMatchObject({ cold: 1, coldMs: 80 });
  });

  it('destroys all boxes when it stops, waiting or in use, and hands out none any more', async () => {
    const { pool, made } = poolOf({ size: 2 });
    pool.warm([SMALL]);
    await pool.filled();
    const used = await pool.take(SMALL, NEVER);
    await pool.stop();
    expect(made.every((box) => box.gone)).toBe(true);
    await pool.giveBack(used);
    await expect(pool.take(SMALL, NEVER)).rejects.toThrow('closed');
  });
});

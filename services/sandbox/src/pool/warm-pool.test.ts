import { describe, expect, it } from '@jest/globals';
import { createDeferred } from '../protocol/deferred.js';
import { WarmPool, type BoxClass, type PooledBox } from './warm-pool.js';

const SMALL: BoxClass = { key: 'python:128', runtime: 'python', memoryMiB: 128 };
const LARGE: BoxClass = { key: 'python:512', runtime: 'python', memoryMiB: 512 };
const OTHER: BoxClass = { key: 'node:128', runtime: 'node', memoryMiB: 128 };
const NEVER = new AbortController().signal;

interface FakeBox extends PooledBox {
  readonly wanted: BoxClass;
  gone: boolean;
  die(): void;
}

function poolOf(options: { size?: number; memoryMiB?: number; maxAgeMs?: number; classes?: number } = {}) {
  const made: FakeBox[] = [];
  const failures: unknown[] = [];
  let failing = false;
  const pool = new WarmPool<BoxClass, FakeBox>({
    cores: [0, 1],
    sizeOf: () => options.size ?? 1,
    classesPerRuntime: options.classes ?? 3,
    memoryMiB: options.memoryMiB ?? 10_000,
    maxAgeMs: options.maxAgeMs ?? 60_000,
    onRefillFailed: (_, error) => failures.push(error),
    make: (wanted, cpu, signal) => {
      signal.throwIfAborted();
      if (failing) return Promise.reject(new Error('no engine'));
      const { promise, resolve } = createDeferred<void>();
      const box: FakeBox = {
        wanted,
        cpu,
        memoryMiB: wanted.memoryMiB,
        madeAtMs: performance.now(),
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
      return Promise.resolve(box);
    },
  });
  return { pool, made, failures, fail: (value: boolean) => (failing = value) };
}

describe('a pool of warm boxes', () => {
  it('makes a new box for whoever asks whether one can be made, though others wait', async () => {
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

  it('stays within its memory', async () => {
    const { pool, made } = poolOf({ size: 5, memoryMiB: 300 });
    pool.warm([SMALL]);
    await pool.filled();
    expect(made).toHaveLength(2);
  });

  it('lets the size give way that was not wanted for the longest time', async () => {
    const { pool, made } = poolOf({ classes: 1 });
    pool.warm([SMALL]);
    await pool.filled();
    pool.warm([LARGE]);
    await pool.filled();
    expect([...pool.waiting().keys()]).toEqual(['python:512']);
    expect(made[0]?.gone).toBe(true);
  });

  it('hands out no box that has died or grown old while it waited', async () => {
    const { pool, made } = poolOf({ maxAgeMs: 0 });
    pool.warm([SMALL]);
    await pool.filled();
    await new Promise((resolve) => setImmediate(resolve));
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

  it('tells when it cannot make a box ahead, and tries again at the next occasion', async () => {
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

  it('destroys all when it stops, waiting or in use, and gives out nothing any more', async () => {
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

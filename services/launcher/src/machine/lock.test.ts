import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createContext } from '../clone/context.mjs';
import { withLock } from './lock.mjs';

let root: string;
let lines: string[];
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'hone-lock-'));
  lines = [];
});
afterEach(() => rmSync(root, { recursive: true }));

const context = () =>
  createContext({ env: {}, signal: new AbortController().signal, write: (line) => lines.push(line), root });

describe('the lock of a clone', () => {
  it('lets one through at a time, and notifies the one that waits', async () => {
    const order: string[] = [];
    let finish = () => undefined as void;
    const first = withLock(context(), () => {
      order.push('first');
      return new Promise<void>((resolve) => (finish = resolve));
    });
    const second = withLock(context(), () => Promise.resolve(order.push('second')));
    await new Promise((resolve) => setImmediate(resolve));
    expect(order).toEqual(['first']);
    expect(lines.join('')).toMatch(/another launcher of this clone is running/);
    finish();
    await Promise.all([first, second]);
    expect(order).toEqual(['first', 'second']);
  });

  it('is taken from a dead launcher, even if its pid is in use again', async () => {
    const { paths } = context();
    writeFileSync(paths.lock, JSON.stringify({ pid: process.pid, stamp: 'an earlier process' }));
    await expect(withLock(context(), () => Promise.resolve('done'))).resolves.toBe('done');
    expect(existsSync(paths.lock)).toBe(false);
  });

  it('is released when the work fails', async () => {
    await expect(withLock(context(), () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(existsSync(context().paths.lock)).toBe(false);
  });
});

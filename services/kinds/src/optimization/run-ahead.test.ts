import { describe, expect, it } from 'vitest';
import { runAhead } from './run-ahead.js';

/** Work that ends on command. */
function controlled() {
  const started: number[] = [];
  const endings = new Map<number, { resolve: (value: string) => void; reject: (reason: Error) => void }>();
  const start = (item: number): Promise<string> => {
    started.push(item);
    return new Promise((resolve, reject) => endings.set(item, { resolve, reject }));
  };
  return { started, start, end: (item: number) => endings.get(item)?.resolve(`done ${item}`), endings };
}

describe('runAhead', () => {
  it('keeps up to the allowed number in progress and yields in order, regardless of which ends first', async () => {
    const work = controlled();
    const results = runAhead([1, 2, 3, 4], { ahead: () => 2, isWanted: () => true, start: work.start });
    const first = results.next();
    expect(work.started).toEqual([1, 2]);
    work.end(2);
    work.end(1);
    expect((await first).value).toEqual({ item: 1, result: 'done 1' });
    const second = results.next();
    expect((await second).value).toEqual({ item: 2, result: 'done 2' });
    expect(work.started).toEqual([1, 2, 3]);
  });

  it('neither starts nor yields items that are no longer wanted', async () => {
    const unwanted = new Set<number>();
    const started: number[] = [];
    const seen: number[] = [];
    const results = runAhead([1, 2, 3, 4, 5], {
      ahead: () => 2,
      isWanted: (item) => !unwanted.has(item),
      start: (item) => {
        started.push(item);
        return Promise.resolve(item);
      },
    });
    for await (const { item } of results) {
      seen.push(item);
      if (item === 1) [2, 3, 4].forEach((other) => unwanted.add(other));
    }
    expect(seen).toEqual([1, 5]);
    expect(started).toEqual([1, 2, 5]);
  });

  it('fails in its turn, and leaves no rejection behind that nobody handles', async () => {
    const work = controlled();
    const results = runAhead([1, 2], { ahead: () => 2, isWanted: () => true, start: work.start });
    const first = results.next();
    work.endings.get(2)?.reject(new Error('second'));
    work.endings.get(1)?.reject(new Error('first'));
    await expect(first).rejects.toThrow('first');
  });
});

import { describe, expect, it } from 'vitest';
import { createSideBySide, shareCore } from './side-by-side.js';

describe('two programs side by side', () => {
  it('both start before either ends, and the first to start alternates', async () => {
    const seen: string[] = [];
    const program = (name: string) => async () => {
      seen.push(`${name}+`);
      await Promise.resolve();
      seen.push(`${name}-`);
      return name;
    };
    const both = createSideBySide(() => Promise.resolve());
    expect(await both.run(0, program('s'), program('r'))).toEqual(['s', 'r']);
    expect(await both.run(1, program('s'), program('r'))).toEqual(['s', 'r']);
    expect(seen.join(' ')).toBe('s+ r+ s- r- r+ s+ r- s-');
  });

  it('fail if either fails', async () => {
    const both = createSideBySide(() => Promise.resolve());
    const failing = (why: string) => () => Promise.reject(new Error(why));
    const fine = () => Promise.resolve(1);
    for (const place of [0, 1]) {
      await expect(both.run(place, failing('submission'), fine)).rejects.toThrow('submission');
      await expect(both.run(place, fine, failing('reference'))).rejects.toThrow('reference');
    }
  });

  it('share the core in proportion to their costs, adjusted only when that is far off', async () => {
    const shared: number[] = [];
    const both = createSideBySide((ratio) => {
      shared.push(ratio);
      return Promise.resolve();
    });
    for (const ratio of [1.2, 3, 3.9, 2.3, 5, 400, 0.001, 1]) await both.expect(ratio);
    expect(shared).toEqual([1.2, 3, 5, 20, 1 / 20, 1]);
    const paired: number[] = [];
    const pair = createSideBySide((ratio) => Promise.resolve(void paired.push(ratio)), 10);
    for (const ratio of [3, 400, 0.001]) await pair.expect(ratio);
    expect(paired).toEqual([3, 10, 1 / 10]);
  });

  it('have a bounded share each', async () => {
    const shares: [string, number][] = [];
    const place = {
      share: (box: { id: string }, share: number) => {
        shares.push([box.id, share]);
        return Promise.resolve();
      },
    };
    const [own, theirs] = [{ id: 's' }, { id: 'r' }];
    const share = shareCore(place as never, own as never, theirs as never);
    await share(4);
    await share(0.5);
    expect(shares).toEqual([
      ['s', 1],
      ['r', 0.25],
      ['s', 0.5],
      ['r', 1],
    ]);
  });
});

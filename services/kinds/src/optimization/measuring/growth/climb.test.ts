import { describe, expect, it } from 'vitest';
import { climb, firstRung, visibleFrom, type ClimbOptions } from './climb.js';

const options = (changes: Partial<ClimbOptions> = {}) => {
  const asked: number[] = [];
  const cost = (n: number): Promise<number | undefined> => Promise.resolve(n / 100);
  const made: ClimbOptions = {
    cost,
    firstSize: 100,
    mostSize: () => 1e9,
    visibleMs: 4,
    mostOnceMs: 0,
    overheadMs: 0,
    mostMs: 1e9,
    sizes: 6,
    leftMs: () => 1e9,
    ...changes,
  };
  return {
    asked,
    climb: () =>
      climb({
        ...made,
        cost: (n) => {
          asked.push(n);
          return made.cost(n);
        },
      }),
  };
};
const sizes = async (changes: Partial<ClimbOptions>): Promise<number[]> =>
  (await options(changes).climb()).map(({ n }) => n);

describe('climbing the sizes', () => {
  it('skips sizes that show nothing, then doubles six times with a run each', async () => {
    const { climb: go, asked } = options();
    expect((await go()).map(({ n }) => n)).toEqual([400, 800, 1600, 3200, 6400, 12_800]);
    expect(asked.filter((n) => n < 400)).toEqual([100, 200]);
    expect(asked.filter((n) => n === 1600)).toHaveLength(1);
  });

  it('stops before a size would cost too much, judging by how the cost has grown', async () => {
    expect(await sizes({ cost: (n) => Promise.resolve(n ** 2 / 1000), mostMs: 1000 })).toEqual([
      100, 200, 400, 800,
    ]);
    expect(await sizes({ mostSize: () => 1000 })).toEqual([400, 800]);
  });

  it('goes as far as the first size that shows permits', async () => {
    expect(await sizes({ mostSize: (first) => (first === undefined ? 1e9 : 4 * first) })).toEqual([
      400, 800, 1600,
    ]);
  });

  it('stops when its time is used up or a run does not end well', async () => {
    expect(await sizes({ leftMs: () => 7 })).toEqual([400]);
    expect(await sizes({ cost: (n) => Promise.resolve(n > 900 ? undefined : n / 100) })).toEqual([400, 800]);
  });
});

describe('a cost that is off the line', () => {
  const noisyAt = (n: number, ...extra: number[]) => {
    const left = [...extra];
    return (size: number) => Promise.resolve(size / 100 + (size === n ? (left.shift() ?? 0) : 0));
  };

  it('is measured again, and the middle of its runs counts', async () => {
    const { climb: go, asked } = options({ cost: noisyAt(3200, 30, 30) });
    expect((await go()).find(({ n }) => n === 3200)?.cost).toBe(32);
    expect(asked.filter((n) => n === 3200)).toHaveLength(5);
    expect(asked.filter((n) => n === 1600)).toHaveLength(1);
  });

  it('is measured again where it is too low, as the pace of two runs is never quite the same', async () => {
    const { climb: go } = options({ cost: noisyAt(3200, -20, -20) });
    expect((await go()).find(({ n }) => n === 3200)?.cost).toBe(32);
  });

  it('is found although others draw the line away from the right ones', async () => {
    const first = new Map([
      [400, 4],
      [1600, 45],
    ]);
    const cost = (n: number) => {
      const extra = first.get(n) ?? 0;
      first.delete(n);
      return Promise.resolve(n / 100 + extra);
    };
    const found = await options({ cost, firstSize: 400, sizes: 4 }).climb();
    expect(found.map(({ n, cost }) => [n, Math.abs(Math.log(cost / (n / 100))) < 0.1])).toEqual([
      [400, true],
      [800, true],
      [1600, true],
      [3200, true],
    ]);
  });

  it('is left out when it shows nothing after all', async () => {
    expect(await sizes({ cost: noisyAt(200, 12, 12, 12) })).toEqual([400, 800, 1600, 3200, 6400]);
  });

  it('makes room for another when it shows nothing after all', async () => {
    const steep = { visibleMs: 10, mostMs: 1000, leastSizes: 4, firstSize: 200 };
    const extra = [12, 0];
    const cost = (n: number) => Promise.resolve(n ** 3 / 1e6 + (n === 200 ? (extra.shift() ?? 0) : 0));
    expect(await sizes({ ...steep, visibleMs: 16, cost })).toEqual([283, 400, 566, 800]);
  });

  it('is not a one-off burn of the program: the costs that are off without it are', async () => {
    const cost = noisyAt(3200, 30);
    const once = (n: number) => cost(n).then((ms) => ms + 5);
    const { climb: go, asked } = options({ cost: once, mostOnceMs: 8, firstSize: 800 });
    expect((await go()).find(({ n }) => n === 3200)?.cost).toBeLessThan(53);
    expect(asked.filter((n) => n !== 3200)).toHaveLength(new Set(asked).size - 1);
  });

  it('stays when it proves real, or no time is left', async () => {
    const cost = noisyAt(3200, ...Array.from({ length: 21 }, () => 30));
    const { climb: go, asked } = options({ cost });
    expect((await go()).find(({ n }) => n === 3200)?.cost).toBe(62);
    expect(asked.filter((n) => n === 3200)).toHaveLength(7);
  });
});

describe('a climb that ends early', () => {
  const cube = (n: number) => Promise.resolve(n ** 3 / 1e6);

  it('halves the widest gaps, the cheapest first, until there are enough sizes', async () => {
    const steep = { cost: cube, visibleMs: 10, mostMs: 1000 };
    expect(await sizes(steep)).toEqual([400, 800]);
    expect(await sizes({ ...steep, leastSizes: 4 })).toEqual([283, 400, 566, 800]);
    expect(await sizes({ ...steep, leastSizes: 6 })).toEqual([238, 283, 336, 400, 566, 800]);
  });

  it('spends the rest on the middle of two sizes, at the cost expected there', async () => {
    let left = 300;
    const cost = (n: number): Promise<number> => {
      const takes = 3 * (n / 100) ** 3;
      left -= takes;
      return Promise.resolve(takes);
    };
    expect(await sizes({ cost, leastSizes: 4, leftMs: () => left })).toEqual([141, 200, 283, 400]);
  });

  it('halves no gap that its time does not allow, and none that is too narrow', async () => {
    const steep = { cost: cube, visibleMs: 10, mostMs: 1000, leastSizes: 4 };
    expect(await sizes({ ...steep, leftMs: () => 50 })).toEqual([400]);
    expect(
      await sizes({ cost: (n) => Promise.resolve(n > 2 ? undefined : 50), firstSize: 1, leastSizes: 4 }),
    ).toEqual([1, 2]);
  });

  it('leaves its time to the sizes between when it does not suffice for all', async () => {
    let leftMs = 350;
    const square = (n: number) => {
      leftMs -= n ** 2 / 1e4;
      return Promise.resolve(n ** 2 / 1e4);
    };
    const found = await sizes({ cost: square, visibleMs: 10, leastSizes: 4, leftMs: () => leftMs });
    expect(found).toEqual([336, 400, 566, 800]);
  });

  it('includes the overhead of each run', async () => {
    const steep = { cost: cube, visibleMs: 10, mostMs: 1000, leastSizes: 4, leftMs: () => 800 };
    expect(await sizes(steep)).toEqual([283, 400, 566, 800]);
    expect(await sizes({ ...steep, overheadMs: 50 })).toEqual([238, 283, 336, 400]);
  });

  it('goes up by fours where hardly anything shows', async () => {
    const { climb: go, asked } = options({ cost: (n) => Promise.resolve(n / 1e4), sizes: 1 });
    expect(await go()).toEqual([{ n: 51_200, cost: 5.12 }]);
    expect(asked.slice(0, 6)).toEqual([100, 400, 1600, 6400, 12_800, 25_600]);
  });

  it('finds the first size that shows below the only one that it reached', async () => {
    const cost = (n: number) => Promise.resolve(n > 500 ? undefined : n ** 3 / 1e6);
    expect(await sizes({ cost, visibleMs: 10, leastSizes: 4 })).toEqual([238, 283, 336, 400]);
  });

  it('gives up a size that only seemed to show when a larger one does not', async () => {
    const cost = (n: number) => Promise.resolve(n ** 3 / 1e6 + (n === 150 ? 8 : 0));
    const found = await sizes({ cost, firstSize: 150, visibleMs: 10, mostMs: 1000, leastSizes: 4 });
    expect(found).toEqual([252, 300, 424, 600]);
    const doubled = await sizes({ cost: (n) => Promise.resolve(n === 100 ? 5 : n / 100), visibleMs: 4 });
    expect(doubled).toEqual([400, 800, 1600, 3200, 6400, 12_800]);
  });

  it('measures nothing where nothing shows', async () => {
    expect(await sizes({ cost: () => Promise.resolve(1), mostSize: () => 5000, leastSizes: 4 })).toEqual([]);
  });
});

describe('where a climb begins', () => {
  it('is below the size by as many halvings as the cost needs to vanish', () => {
    expect(firstRung(200_000, 100, 5)).toBe(12 * 512);
    expect(firstRung(200_000, 4, 5)).toBe(12 * 16_384);
    expect(firstRung(200_000, 40, 5)).toBe(4 * firstRung(200_000, 160, 5));
    expect(firstRung(3, 10_000, 3)).toBe(1);
    expect(firstRung(700, 1, 3)).toBe(512);
  });

  it('is the lowest rung where the cost is unknown', () => {
    expect(firstRung(200_000, Infinity, 5)).toBe(12);
    expect(firstRung(700, Infinity, 5)).toBe(1);
  });

  it('shows from five times the cost of just-in-time compilation on', () => {
    expect(visibleFrom(20, 12)).toBe(60);
  });

  it('shows from the cost of a start on', () => {
    expect(visibleFrom(2, 0)).toBe(20);
    expect(visibleFrom(120, 2)).toBe(120);
  });
});

import { describe, expect, it } from 'vitest';
import { definition, sessionOf } from '../../scripted-session.fixture.js';
import type { GeneratedCase } from '../../cases.js';
import { createDrawnInputs, drawSize, type DrawOptions } from './drawn-inputs.js';

const MEBIBYTE = 1024 * 1024;

/** Inputs that are their label, place and size, and what was drawn. */
function drawn(options: Partial<DrawOptions> = {}, batch = false) {
  const runs: { size: number; label: string; wanted: number }[] = [];
  const generator = { path: 'tests/generate.py', language: 'python', batch };
  const session = sessionOf(() => Promise.reject(new Error('no box')), {
    definition: { ...definition, generator, speed: { family: 'random', sizes: {}, largest: 1_005 } },
  });
  const draw = ({ size }: GeneratedCase, label: string, wanted: number) => {
    runs.push({ size, label, wanted });
    const inputs = Array.from({ length: wanted }, (_, place) =>
      new TextEncoder().encode(`${label} ${place} ${size}`),
    );
    return Promise.resolve(inputs);
  };
  const inputs = createDrawnInputs(
    session,
    { draw },
    { family: 'random', size: 1_000, purpose: 'pairs', ...options },
  );
  return { inputs, runs };
}

describe('drawn inputs', () => {
  it('are handed out once, each with its own size within 2 %, and none beyond the largest', async () => {
    const { inputs } = drawn();
    const seen = new Set<string>();
    const sizes: number[] = [];
    for (let run = 0; run < 24; run += 1) {
      const { n, stdin } = await inputs.next();
      seen.add(new TextDecoder().decode(stdin));
      sizes.push(n);
    }
    expect(seen.size).toBe(24);
    expect(new Set(sizes).size).toBeGreaterThan(10);
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(980);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(1_005);
  });

  it('are drawn a few ahead, not all', async () => {
    const { inputs, runs } = drawn();
    inputs.prefetch(8);
    expect(runs).toHaveLength(3);
    await inputs.next(7);
    expect(runs).toHaveLength(3);
    await inputs.next(6);
    expect(runs).toHaveLength(4);
    await inputs.next(0);
    expect(runs).toHaveLength(4);
  });

  it('are all drawn ahead where they are small', () => {
    const { inputs, runs } = drawn({ bytes: MEBIBYTE });
    inputs.prefetch(8);
    expect(runs).toHaveLength(8);
  });

  it('come from one run of a generator that makes several, up to the most that may be held', async () => {
    const small = drawn({ bytes: MEBIBYTE }, true);
    small.inputs.prefetch(8);
    expect(small.runs.map(({ wanted }) => wanted)).toEqual([8]);
    const [one, two] = [await small.inputs.next(7), await small.inputs.next(6)];
    expect([one.n, new TextDecoder().decode(two.stdin)]).toEqual([two.n, `pairs/0 1 ${two.n}`]);
    const large = drawn({ bytes: 18 * MEBIBYTE }, true);
    large.inputs.prefetch(8);
    expect(large.runs.map(({ wanted }) => wanted)).toEqual([2, 2]);
  });

  it('are of one size where they should be alike', async () => {
    const { inputs, runs } = drawn({ alike: true }, true);
    const [one, two] = [await inputs.next(), await inputs.next()];
    expect(one.n).toBe(two.n);
    expect(runs.map(({ label }) => label)).toEqual(['pairs/0', 'pairs/1']);
  });
});

describe('a drawn size', () => {
  it('depends on the seed alone', () => {
    expect(drawSize('a', 100_000)).toBe(drawSize('a', 100_000));
    expect(drawSize('a', 100_000)).not.toBe(drawSize('b', 100_000));
    expect(drawSize('a', 1)).toBe(1);
  });
});

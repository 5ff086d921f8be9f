import { describe, expect, it } from 'vitest';
import { optimizationDefinitionSchema } from './definition.js';

const documented = {
  shape: 'program',
  checker: { type: 'tokens', floatTolerance: 1e-6 },
  samples: 'tests/samples',
  secret: 'tests/secret',
  generator: { path: 'tests/generate.py', language: 'python' },
  families: [{ id: 'reversed', group: 'correct', sizes: [1, 2, 1000] }],
  reference: { python: 'solutions/accepted/reference-python', cpp: 'solutions/accepted/reference-cpp' },
  baseline: { python: 'solutions/slow/naive-python', cpp: 'solutions/slow/naive-cpp' },
  speed: { family: 'random', sizes: { python: 200_000, cpp: 2_000_000 }, largest: 2_500_000 },
};
const accepts = (changes: object): boolean =>
  optimizationDefinitionSchema.safeParse({ ...documented, ...changes }).success;

describe('the definition of an optimization challenge', () => {
  it('parses every documented key', () => {
    expect(optimizationDefinitionSchema.parse(documented)).toMatchObject(documented);
  });

  it('knows each checker', () => {
    for (const type of ['tokens', 'lines', 'set']) expect(accepts({ checker: { type } })).toBe(true);
    for (const type of ['custom', 'interactive']) {
      expect(accepts({ checker: { type, path: 'tests/check.py' } })).toBe(true);
      expect(accepts({ checker: { type } })).toBe(false);
    }
    expect(accepts({ checker: { type: 'lines', floatTolerance: 1e-6 } })).toBe(false);
  });

  it('parses again what it has parsed', () => {
    for (const definition of [documented, { checker: { type: 'lines' } }]) {
      const parsed = optimizationDefinitionSchema.parse(definition);
      expect(optimizationDefinitionSchema.parse(parsed)).toEqual(parsed);
    }
  });

  it('takes the rule that a check proves, and the share from which a measured one passes', () => {
    const family = { id: 'late', group: 'correct', sizes: [1] };
    expect(accepts({ families: [{ ...family, rule: 'Late events count.', cap: 40 }] })).toBe(true);
    expect(accepts({ families: [{ ...family, cap: 40 }] })).toBe(false);
    expect(accepts({ families: [{ ...family, passAt: 0.9 }] })).toBe(false);
    expect(accepts({ speed: { ...documented.speed, passAt: 0.9, rule: 'Linear time.' } })).toBe(true);
    expect(accepts({ speed: { ...documented.speed, passAt: 1.2 } })).toBe(false);
    expect(accepts({ speed: { ...documented.speed, cap: 40 } })).toBe(false);
    expect(accepts({ rules: { 'sample-1': { rule: 'Late events count.' } } })).toBe(true);
    expect(accepts({ rules: { 'sample-1': { cap: 50 } } })).toBe(false);
  });

  it('rejects unknown keys, empty lists, odd paths and absurd sizes', () => {
    expect(accepts({ familys: [] })).toBe(false);
    expect(accepts({ baseline: {} })).toBe(false);
    expect(accepts({ samples: '../outside' })).toBe(false);
    expect(accepts({ samples: 'tests/../../outside' })).toBe(false);
    expect(accepts({ samples: '/etc' })).toBe(false);
    expect(accepts({ families: [{ id: 'big', group: 'correct', sizes: [10 ** 12] }] })).toBe(false);
    expect(accepts({ speed: { ...documented.speed, largest: 1_999_999 } })).toBe(false);
    expect(accepts({ families: [{ id: 'Big', group: 'correct', sizes: [1] }] })).toBe(false);
  });
});

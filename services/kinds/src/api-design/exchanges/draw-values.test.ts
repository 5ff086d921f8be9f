import { describe, expect, it } from 'vitest';
import { drawValues } from './draw-values.js';

describe('values of a check', () => {
  const DRAWS = { word: 'word', id: 'uuid', n: { integer: [1, 1_000_000] } } as const;
  const draw = (seed: string, check = 'a') =>
    Object.fromEntries(drawValues(seed, check, { ...DRAWS, n: { integer: [1, 1_000_000] } }));

  it('are the same for the same seed, and others for another seed or check', () => {
    expect(draw('s')).toEqual(draw('s'));
    expect(draw('s')).not.toEqual(draw('t'));
    expect(draw('s')).not.toEqual(draw('s', 'b'));
  });

  it('do not collide by chance', () => {
    const words = Array.from({ length: 1_000 }, (_, n) => draw(`s${n}`)['word']);
    expect(new Set(words).size).toBe(1_000);
  });

  it('are of the kind that is asked for', () => {
    const { word, id, n } = draw('s');
    expect(word).toMatch(/^[a-z]{8}$/);
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(n).toSatisfy((value: unknown) => Number.isInteger(value));
  });
});

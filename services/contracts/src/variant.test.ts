import { describe, expect, it } from 'vitest';
import type { ChallengePackage } from './kind.js';
import { drawVariant, hasVariants, MAX_VARIANT_BYTES, placeVariant, type VariantFiles } from './variant.js';

const pack = {
  manifest: { languages: ['python', 'javascript'] },
  files: new Map([['starter/python/shop.py', new Uint8Array()]]),
} as unknown as ChallengePackage;

function challenge(files: (seed: string) => VariantFiles) {
  const part = {
    has: (definition: unknown) => definition === 'drawn',
    files: (_pack: ChallengePackage, _definition: unknown, seed: string) => files(seed),
  };
  return { pack, kind: { variant: part }, definition: 'drawn' };
}

const file = (path: string, content = '') => ({ path, content });

describe('the files of a variant', () => {
  it('derive from the seed, and there are none where the challenge draws no variants', () => {
    const drawing = challenge((seed) => ({ starter: [file('shop.py', seed)], shown: [] }));
    expect(drawVariant(drawing, 'ab').starter).toEqual([file('shop.py', 'ab')]);
    const none = { starter: [], shown: [] };
    expect(drawVariant({ ...drawing, definition: 'other' }, 'ab')).toEqual(none);
    expect(drawVariant({ ...drawing, kind: {} }, 'ab')).toEqual(none);
    expect([hasVariants(drawing), hasVariants({ ...drawing, kind: {} })]).toEqual([true, false]);
  });

  it('replace starter files with the same paths, and add none', () => {
    const starter = [file('shop.py', 'healthy'), file('notes.md')];
    const variant = { starter: [file('shop.py', 'broken'), file('shop.js', 'broken')] };
    expect(placeVariant(starter, variant)).toEqual([file('shop.py', 'broken'), file('notes.md')]);
  });

  it('have a limit in bytes', () => {
    const largest = 'é'.repeat(MAX_VARIANT_BYTES / 2);
    const of = (content: string) => challenge(() => ({ starter: [], shown: [file('app.log', content)] }));
    expect(drawVariant(of(largest), 'ab').shown).toHaveLength(1);
    expect(() => drawVariant(of(`${largest}.`), 'ab')).toThrow(/the maximum is 6291456/);
  });

  it('are rejected when they replace a file that no starter has', () => {
    const lost = challenge(() => ({ starter: [file('main.py')], shown: [] }));
    expect(() => drawVariant(lost, 'ab')).toThrow('a variant replaces main.py, which is in no starter');
  });
});

import { describe, expect, it } from 'vitest';
import { drawValues } from './draw-values.js';
import { fillJson, fillText, namesIn } from './fill.js';

const VALUES = new Map<string, unknown>([
  ['id', 7],
  ['name', 'ana'],
]);

describe('a template', () => {
  it('keeps the type of a value that stands alone', () => {
    expect(fillJson({ id: '{{id}}', text: 'no. {{id}}', list: ['{{name}}'] }, VALUES)).toEqual({
      id: 7,
      text: 'no. 7',
      list: ['ana'],
    });
  });

  it('says which name nobody knows', () => {
    expect(() => fillText('/notes/{{note}}', VALUES)).toThrow('nothing stands for {{note}}');
  });

  it('tells the names in it', () => {
    expect(namesIn({ a: '{{x}} {{y}}', b: [1, '{{z}}'] })).toEqual(['x', 'y', 'z']);
  });
});

describe('values of a check', () => {
  const DRAWS = { word: 'word', id: 'uuid', n: { integer: [1, 1_000_000] } } as const;
  const draw = (seed: string, check = 'a') =>
    Object.fromEntries(drawValues(seed, check, { ...DRAWS, n: { integer: [1, 1_000_000] } }));

  it('are the same for the same seed, and others for another seed or check', () => {
    expect(draw('s')).toEqual(draw('s'));
    expect(draw('s')).not.toEqual(draw('t'));
    expect(draw('s')).not.toEqual(draw('s', 'b'));
  });

  it('are what they are said to be', () => {
    const { word, id, n } = draw('s');
    expect(word).toMatch(/^[a-z]{4,8}$/);
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(n).toSatisfy((value: unknown) => Number.isInteger(value));
  });
});

import { describe, expect, it } from 'vitest';
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

  it('reports an unknown name', () => {
    expect(() => fillText('/notes/{{note}}', VALUES)).toThrow('nothing stands for {{note}}');
  });

  it('lists the names in it', () => {
    expect(namesIn({ a: '{{x}} {{y}}', b: [1, '{{z}}'] })).toEqual(['x', 'y', 'z']);
  });
});

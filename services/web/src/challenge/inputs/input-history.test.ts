import { describe, expect, it } from 'vitest';
import { mergeInputs, parseHistory } from './input-history.js';

const used = (text: string, minute: number) => ({
  text,
  at: `2020-05-04T10:${String(minute).padStart(2, '0')}:00.000Z`,
});

describe('earlier inputs', () => {
  it('are listed once each, the newest first', () => {
    expect(mergeInputs([used('a', 1), used('b', 2)], [used('a', 3)])).toEqual([used('a', 3), used('b', 2)]);
  });

  it('are limited to twenty', () => {
    const many = Array.from({ length: 30 }, (_, minute) => used(String(minute), minute));
    expect(mergeInputs(many).map(({ text }) => text)).toEqual(
      Array.from({ length: 20 }, (_, place) => String(29 - place)),
    );
  });

  it.each([undefined, null, 'x', [{ text: 1 }]])('are none where %j is stored', (value) => {
    expect(parseHistory(value)).toEqual([]);
  });
});

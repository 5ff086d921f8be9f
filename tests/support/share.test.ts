import { describe, expect, it } from '@jest/globals';
import { shareOfDay } from './share.js';

const ITEMS = ['a', 'b', 'c', 'd', 'e'];

describe('the share of a day', () => {
  it('begins where that of the day before ended', () => {
    expect([0, 1, 2].map((day) => shareOfDay(ITEMS, 2, day, false))).toEqual([
      ['a', 'b'],
      ['c', 'd'],
      ['e', 'a'],
    ]);
  });

  it('is everything where there is little, or where everything is asked for', () => {
    expect(shareOfDay(ITEMS, 5, 7, false)).toEqual(ITEMS);
    expect(shareOfDay(ITEMS, 2, 7, true)).toEqual(ITEMS);
  });
});

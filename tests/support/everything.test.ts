import { describe, expect, it } from 'vitest';
import { firstOf } from './everything.js';

describe('a part of a list', () => {
  it('is its beginning, the same every time, and the whole list in a nightly run', () => {
    expect(firstOf(['a', 'b', 'c'], 2, false)).toEqual(['a', 'b']);
    expect(firstOf(['a', 'b', 'c'], 2, true)).toEqual(['a', 'b', 'c']);
    expect(firstOf(['a'], 2, false)).toEqual(['a']);
  });
});

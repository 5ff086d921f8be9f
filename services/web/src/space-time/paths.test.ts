import { describe, expect, it } from 'vitest';
import type { Arrow } from './arrows.js';
import type { Bar } from './bars.js';
import { crossesOf, failedSignsOf, fillsOf, headsOf, linesOf, outlinesOf } from './paths.js';

const arrow: Arrow = { index: 0, points: [[0, 0], [0, 40]], end: 'head', marked: false }; // prettier-ignore
const lost: Arrow = { ...arrow, end: 'cross' };
const bar: Bar = {
  index: 0,
  x: 10,
  y: 20,
  width: 30.04,
  height: 14,
  outcome: 'ok',
  marked: false,
  openLeft: false,
  openRight: false,
  label: '',
};

describe('paths', () => {
  it('draw many arrows as one', () => {
    expect(linesOf([arrow, lost])).toBe('M0 0L0 40M0 0L0 40');
  });

  it('give a head to delivered messages and a cross to others', () => {
    expect(headsOf([arrow, lost])).toBe('M0 40L-3.2 32L3.2 32Z');
    expect(crossesOf([arrow, lost])).toBe('M-4 36L4 44M-4 44L4 36');
    expect([headsOf([{ ...arrow, end: 'none' }]), crossesOf([{ ...arrow, end: 'none' }])]).toEqual(['', '']);
  });

  it('fill bars whole and leave the outline open if an operation continues', () => {
    expect(fillsOf([bar])).toBe('M10 20h30v14h-30z');
    expect(outlinesOf([bar])).toBe('M10 20L40 20L40 34L10 34L10 20');
    expect(outlinesOf([{ ...bar, openRight: true }])).toBe('M10 20L40 20M40 34L10 34L10 20');
    expect(outlinesOf([{ ...bar, openLeft: true }])).toBe('M10 20L40 20L40 34L10 34M10 20');
  });

  it('put a cross at the left of failed operations', () => {
    expect(failedSignsOf([bar])).toBe('M13 24L19 30M13 30L19 24');
  });
});

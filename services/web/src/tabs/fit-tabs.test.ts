import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitTabs } from './fit-tabs.js';

const MENU = 40;
const fit = (widths: readonly number[], active: number, room: number) => [
  ...fitTabs(widths, active, room, MENU),
];

describe('tabs that fit a strip', () => {
  it('are all of them if there is space, without a menu', () => {
    expect(fit([100, 100, 100], 0, 300)).toEqual([0, 1, 2]);
  });

  it('are the first ones beside the menu', () => {
    expect(fit([100, 100, 100], 0, 250)).toEqual([0, 1]);
    expect(fit([100, 100, 100], 0, 239)).toEqual([0]);
  });

  it('include the active one, instead of one before it', () => {
    expect(fit([100, 100, 100, 100], 3, 250).toSorted()).toEqual([0, 3]);
  });

  it('are never wider than the strip, except for an active one that is', () => {
    const strips = fc.record({
      widths: fc.array(fc.integer({ min: 1, max: 200 }), { minLength: 1, maxLength: 12 }),
      chosen: fc.nat(),
      room: fc.nat(1_200),
    });
    fc.assert(
      fc.property(strips, ({ widths, chosen, room }) => {
        const active = chosen % widths.length;
        const shown = fitTabs(widths, active, room, MENU);
        const total = [...shown].reduce((all, index) => all + (widths[index] ?? 0), 0);
        expect(shown.has(active)).toBe(true);
        if (shown.size === 1) return;
        if (shown.size === widths.length) expect(total).toBeLessThanOrEqual(room + 1);
        else expect(total + MENU).toBeLessThanOrEqual(room);
      }),
    );
  });

  it('are all of them in a strip that is not rendered', () => {
    expect(fit([0, 0], 1, 0)).toEqual([0, 1]);
  });
});

import { describe, expect, it } from 'vitest';
import { PARTITIONED_BROADCAST } from './history.fixture.js';
import { itemsOfStep, listItems, spanOf, type ItemRef } from './items.js';
import { placeLabels } from './place-labels.js';
import { anchorOf, scrollTo } from './use-viewport.js';
import { actionOfKey, changeView, INITIAL_VIEW, mostZoomOf, walk, zoomTo } from './view-state.js';

const limits = { steps: 4, mostZoom: 8 };
const items: readonly ItemRef[] = [
  { kind: 'operation', index: 0 },
  { kind: 'message', index: 0 },
  { kind: 'message', index: 2 },
];
const [first = null, second = null, third = null] = items;

describe('the items of a history', () => {
  it('are listed in order of time, operations before the messages that they send', () => {
    expect(listItems(PARTITIONED_BROADCAST).slice(0, 3)).toEqual([
      { kind: 'operation', index: 0 },
      { kind: 'message', index: 0 },
      { kind: 'message', index: 1 },
    ]);
  });

  it('belong to a step by their ids', () => {
    const step = PARTITIONED_BROADCAST.steps[1];
    if (step === undefined) throw new Error('the fixture has steps');
    expect(itemsOfStep(PARTITIONED_BROADCAST, step)).toEqual(items);
    expect(itemsOfStep(PARTITIONED_BROADCAST, { ...step, operations: [99], messages: [99] })).toEqual([]);
  });

  it('span from the first start to the last known end', () => {
    expect(spanOf(PARTITIONED_BROADCAST, items)).toEqual({ fromMs: 1_200, toMs: 1_262 });
    expect(spanOf(PARTITIONED_BROADCAST, [{ kind: 'operation', index: 2 }])).toEqual({
      fromMs: 2_300,
      toMs: 2_300,
    });
    expect(spanOf(PARTITIONED_BROADCAST, [])).toBeUndefined();
  });
});

describe('reading a diagram', () => {
  it('goes from step to step, not beyond the ends, and forgets the previous selection', () => {
    const selected = changeView(INITIAL_VIEW, { type: 'select', item: second }, limits);
    expect(changeView(selected, { type: 'step', to: 1 }, limits)).toMatchObject({ step: 1, selected: null });
    expect(changeView(selected, { type: 'step', to: 9 }, limits).step).toBe(3);
    expect(changeView(selected, { type: 'step', to: -1 }, limits).step).toBe(0);
  });

  it('scrolls to the items of a step, the selection, and the zoom target', () => {
    const aimOf = (action: Parameters<typeof changeView>[1]) => changeView(INITIAL_VIEW, action, limits).aim;
    expect(aimOf({ type: 'step', to: 1 })).toBe(1);
    expect(aimOf({ type: 'select', item: first })).toBe(1);
    expect(aimOf({ type: 'zoom', to: 4, aim: true })).toBe(1);
    expect(aimOf({ type: 'select', item: null })).toBe(0);
    expect(aimOf({ type: 'zoom', to: 4 })).toBe(0);
  });

  it('zooms between fit and the maximum', () => {
    expect(changeView(INITIAL_VIEW, { type: 'zoom', to: 0.5 }, limits).zoom).toBe(1);
    expect(changeView(INITIAL_VIEW, { type: 'zoom', to: 99 }, limits).zoom).toBe(8);
    expect(mostZoomOf({ fromMs: 0, toMs: 8_000 }, 500)).toBe(48);
    expect(mostZoomOf({ fromMs: 0, toMs: 50 }, 500)).toBe(4);
    expect(mostZoomOf({ fromMs: 0, toMs: 0 }, 500)).toBe(1);
    expect(zoomTo({ fromMs: 10, toMs: 20 }, { fromMs: 0, toMs: 150 })).toBe(10);
  });

  it('walks through events and stops at the ends', () => {
    expect([walk(items, first, 1), walk(items, third, 1), walk(items, first, -1)]).toEqual([
      second,
      third,
      first,
    ]);
    expect([walk(items, null, 1), walk(items, null, -1), walk([], null, 1)]).toEqual([first, third, null]);
  });

  it.each([
    ['ArrowRight', { type: 'step', to: 2 }],
    ['ArrowLeft', { type: 'step', to: 0 }],
    ['Home', { type: 'step', to: 0 }],
    ['End', { type: 'step', to: 3 }],
    ['ArrowDown', { type: 'select', item: third }],
    ['ArrowUp', { type: 'select', item: first }],
    ['Escape', { type: 'select', item: null }],
    ['+', { type: 'zoom', to: 2 }],
    ['-', { type: 'zoom', to: 0.5 }],
    ['0', { type: 'zoom', to: 1 }],
    ['a', undefined],
  ])('does with the key %s what it says', (key, action) => {
    const state = { ...INITIAL_VIEW, step: 1, selected: second };
    expect(actionOfKey(key, state, { steps: 4, items, current: second })).toEqual(action);
  });

  it('leaves left and right to the browser without steps, and Escape without a selection', () => {
    for (const key of ['ArrowLeft', 'ArrowRight', 'Home', 'End', 'Escape'])
      expect(actionOfKey(key, INITIAL_VIEW, { steps: 0, items, current: null })).toBeUndefined();
  });
});

describe('the view of a plot', () => {
  it('stays if everything is visible, else goes to the middle, or to the start of what is too wide', () => {
    expect(scrollTo(100, 200, 120, 250)).toBe(100);
    expect(scrollTo(0, 200, 500, 540)).toBe(420);
    expect(scrollTo(0, 200, 500, 900)).toBe(476);
    expect(scrollTo(300, 200, 10, 30)).toBe(0);
  });

  it('keeps the highlighted place fixed if visible, else its middle', () => {
    const extent = { left: 100, right: 140, top: 0, bottom: 9 };
    expect(anchorOf(50, 200, extent)).toBe(120);
    expect(anchorOf(500, 200, extent)).toBe(600);
    expect(anchorOf(0, 200, undefined)).toBe(100);
  });
});

describe('names of messages', () => {
  const line = (x: number, y: number) => [[x, y], [x, y]] as const; // prettier-ignore

  it('are beside the middle, at the left if the right has no space', () => {
    expect(placeLabels([{ text: 'gossip', points: [[0, 0], [20, 40]] }], 300)).toEqual([{ text: 'gossip', x: 15, y: 23.5 }]); // prettier-ignore
    expect(placeLabels([{ text: 'gossip', points: line(290, 20) }], 300)[0]?.x).toBeLessThan(290 - 37);
  });

  it('never overlap, and are few', () => {
    const crowded = [line(10, 20), line(12, 24), line(200, 20)].map((points) => ({ text: 'gossip', points }));
    expect(placeLabels(crowded, 300)).toHaveLength(2);
    const many = Array.from({ length: 50 }, (_, index) => ({ text: 'a', points: line(10, index * 20) }));
    expect(placeLabels(many, 300)).toHaveLength(8);
  });
});

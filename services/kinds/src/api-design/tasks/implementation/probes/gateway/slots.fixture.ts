import type { Has } from './bugs.fixture.js';

export const SLOTS = { most: 8, mostOfOne: 5 };

interface Waiting {
  readonly key: string;
  readonly enter: () => void;
}

/** Slots for calls: a number in all, and a number for each key. */
export function createSlots(has: Has): { enter(key: string): Promise<void>; leave(key: string): void } {
  const most = has('no-bound') ? Infinity : has('one-at-a-time') ? 1 : SLOTS.most;
  const mostOfOne = has('no-bound') || has('no-share') ? Infinity : SLOTS.mostOfOne;
  const open = new Map<string, number>();
  const waiting: Waiting[] = [];
  const openOf = (key: string): number => open.get(key) ?? 0;
  const isFree = ({ key }: Waiting): boolean =>
    [...open.values()].reduce((sum, each) => sum + each, 0) < most && openOf(key) < mostOfOne;
  const start = ({ key, enter }: Waiting): void => {
    open.set(key, openOf(key) + 1);
    enter();
  };
  const admit = (): void => {
    for (;;) {
      const [first] = waiting;
      const next = has('head-of-line') ? first && [first].find(isFree) : waiting.find(isFree);
      if (next === undefined) return;
      waiting.splice(waiting.indexOf(next), 1);
      start(next);
    }
  };
  return {
    enter: (key) =>
      new Promise((enter) => {
        waiting.push({ key, enter });
        admit();
      }),
    leave(key) {
      open.set(key, openOf(key) - 1);
      if (!has('wakes-one')) return admit();
      const woken = waiting.shift();
      if (woken === undefined) return;
      if (isFree(woken)) start(woken);
      else waiting.push(woken);
    },
  };
}

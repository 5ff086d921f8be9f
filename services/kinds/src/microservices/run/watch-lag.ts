import { repeat } from './repeat.js';

const LOOK_EVERY_MS = 50;

/** Watches how late the harness itself is: a busy machine costs a node time through no fault of the node. */
export function watchLag(now: () => number): { readonly mostMs: () => number; readonly stop: () => void } {
  let last = now();
  let most = 0;
  const look = (): void => {
    const at = now();
    most = Math.max(most, at - last - LOOK_EVERY_MS);
    last = at;
  };
  return { mostMs: () => most, stop: repeat(LOOK_EVERY_MS, look).stop };
}

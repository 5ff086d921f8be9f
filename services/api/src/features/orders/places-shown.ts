import type { QueuePlace } from '@hone/contracts';
import type { Order } from './repository.js';

/** Remembers what those who wait were shown. */
export interface PlacesShown {
  /** The place to show: never farther back than before in the same lane. */
  settle(order: Pick<Order, 'submission' | 'lane'>, place: QueuePlace): QueuePlace;
}

const MOST_KEPT = 5_000;

/**
 * Whoever comes later may have an earlier turn: somebody's first order goes before another's third. A place that grows looks
 * like a mistake, so the smaller one stands until it is true again.
 */
export function createPlacesShown(): PlacesShown {
  const least = new Map<string, number>();
  return {
    settle({ submission, lane }, place) {
      const name = `${lane} ${submission}`;
      const position = Math.min(place.position, least.get(name) ?? Infinity);
      least.delete(name);
      least.set(name, position);
      for (const oldest of least.keys()) {
        if (least.size <= MOST_KEPT) break;
        least.delete(oldest);
      }
      return { ...place, position };
    },
  };
}

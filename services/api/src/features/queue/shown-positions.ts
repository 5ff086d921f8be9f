import type { QueuePlace } from '@hone/contracts';
import type { QueueEntry } from './repository.js';

/** Remembers the position that each waiting submission was shown. */
export interface ShownPositions {
  /** The position to show: never larger than before in the same lane. */
  settle(entry: Pick<QueueEntry, 'submission' | 'lane'>, place: QueuePlace): QueuePlace;
}

const MOST_KEPT = 5_000;

/**
 * A later submission may be served first: a user's first entry goes before another's third. A growing
 * position looks like a bug, so the smallest one is shown until it is true again.
 */
export function createShownPositions(): ShownPositions {
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

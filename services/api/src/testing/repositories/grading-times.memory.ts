import {
  placeOf,
  type GradingTime,
  type GradingTimeRepository,
} from '../../features/orders/grading-times.js';

/** Times of gradings in memory, for unit tests. */
export function createMemoryGradingTimeRepository(): GradingTimeRepository {
  const places = new Map<number, GradingTime>();
  return {
    put(time) {
      places.set(placeOf(time), structuredClone(time));
      return Promise.resolve();
    },
    list: () => Promise.resolve(structuredClone([...places.values()])),
  };
}

import { placeOf, type GradingTime, type GradingTimeRepository } from '../../features/queue/grading-times.js';

/** Grading times in memory, for unit tests. */
export function createMemoryGradingTimeRepository(): GradingTimeRepository {
  const positions = new Map<number, GradingTime>();
  return {
    put(time) {
      positions.set(placeOf(time), structuredClone(time));
      return Promise.resolve();
    },
    list: () => Promise.resolve(structuredClone([...positions.values()])),
  };
}

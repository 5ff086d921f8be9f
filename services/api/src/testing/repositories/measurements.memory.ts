import type { Measurement, MeasurementRepository } from '../../features/measurements/repository.js';

/** Measurements in memory, for unit tests. */
export function createMemoryMeasurementRepository(): MeasurementRepository {
  const kept = new Map<string, Measurement>();
  return {
    find: (key) => Promise.resolve(structuredClone(kept.get(key))),
    insert(key, measurement) {
      if (kept.has(key)) return Promise.resolve(false);
      kept.set(key, structuredClone(measurement));
      return Promise.resolve(true);
    },
  };
}

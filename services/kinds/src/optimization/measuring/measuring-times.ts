import type { Phases } from '@hone/contracts';
import type { GradingSession } from '@hone/contracts/kind';
import type { OptimizationDefinition } from '../definition.js';

type Session = GradingSession<OptimizationDefinition>;

/** A session that notes what measuring spends its time on. */
export interface MeasuringTimes {
  readonly session: Session;
  /** Milliseconds since it was created, in three parts that add up. */
  phases(): Required<Pick<Phases, 'waitingMs' | 'calibrateMs' | 'measureMs'>>;
}

/** What `speed-check.ts` keeps the calibration under. */
export const CALIBRATION = 'optimization/calibration/';

/**
 * Times measuring: the wait for a core, the calibration of the challenge's own programs (by this submission or another
 * one), and the rest. A calibration waits for a core of its own, which counts as calibration.
 */
export function createMeasuringTimes(session: Session): MeasuringTimes {
  const began = session.now();
  let [waitingMs, calibrateMs] = [0, 0];
  let isCalibrating = false;
  const timed: Session = {
    ...session,
    async takeMeasuringPlace(wish) {
      const since = session.now();
      const counts = !isCalibrating;
      try {
        return await session.takeMeasuringPlace(wish);
      } finally {
        if (counts) waitingMs += session.now() - since;
      }
    },
    async cached(key, compute) {
      if (!key.startsWith(CALIBRATION)) return session.cached(key, compute);
      const since = session.now();
      isCalibrating = true;
      try {
        return await session.cached(key, compute);
      } finally {
        isCalibrating = false;
        calibrateMs += session.now() - since;
      }
    },
  };
  return {
    session: timed,
    phases: () => ({
      waitingMs,
      calibrateMs,
      measureMs: Math.max(0, session.now() - began - waitingMs - calibrateMs),
    }),
  };
}

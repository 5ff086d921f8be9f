import type { Phases } from '@hone/contracts';
import type { GradingSession } from '@hone/contracts/kind';
import type { OptimizationDefinition } from '../definition.js';

type Session = GradingSession<OptimizationDefinition>;

/** A session that records how measuring spends its time. */
export interface MeasuringTimes {
  readonly session: Session;
  /** Measuring begins; called again it changes nothing. */
  readonly begin: () => void;
  /** Milliseconds since it began, in three parts that add up; nothing where it never did. */
  readonly phases: () => Required<Pick<Phases, 'waitingMs' | 'calibrateMs' | 'measureMs'>>;
}

/** What a calibration is kept under. */
export const CALIBRATION = 'optimization/calibration/';

/**
 * Times measuring: the wait for a core, the calibration of the challenge's own programs (by this submission or another
 * one), and the rest. A calibration waits for its own core, which counts as calibration.
 */
export function createMeasuringTimes(session: Session): MeasuringTimes {
  let began: number | undefined;
  let [waitingMs, calibrateMs] = [0, 0];
  let isCalibrating = false;
  const calibrating = async <T>(key: string, work: () => Promise<T>): Promise<T> => {
    if (!key.startsWith(CALIBRATION) || isCalibrating) return work();
    const since = session.now();
    isCalibrating = true;
    try {
      return await work();
    } finally {
      isCalibrating = false;
      calibrateMs += session.now() - since;
    }
  };
  const timed: Session = {
    ...session,
    async reserveCore(wish) {
      const since = session.now();
      const counts = !isCalibrating;
      try {
        return await session.reserveCore(wish);
      } finally {
        if (counts) waitingMs += session.now() - since;
      }
    },
    cached: (key, compute) => calibrating(key, () => session.cached(key, compute)),
    cachedForHosts: (key, compute) => calibrating(key, () => session.cachedForHosts(key, compute)),
  };
  return {
    session: timed,
    begin: () => void (began ??= session.now()),
    phases: () => {
      const allMs = began === undefined ? 0 : session.now() - began;
      return { waitingMs, calibrateMs, measureMs: Math.max(0, allMs - waitingMs - calibrateMs) };
    },
  };
}

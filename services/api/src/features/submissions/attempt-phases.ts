import type { LiveEvent, Phases } from '@hone/contracts';

/** Adds the platform's times: waiting for a worker, and from the worker's last event to the record. */
export function phasesOf(
  measured: Phases,
  orderedAt: number,
  events: readonly LiveEvent[],
  recordedAt: number,
): Phases {
  const started = events.find((event) => event.type === 'grading.started');
  const last = events.at(-1);
  const since = (from: number, to: number) => Math.max(0, Math.round(to - from));
  const round = Math.round;
  return {
    waitingMs: round(measured.waitingMs),
    calibrateMs: round(measured.calibrateMs),
    prepareMs: round(measured.prepareMs),
    compileMs: round(measured.compileMs),
    runMs: round(measured.runMs),
    measureMs: round(measured.measureMs),
    judgeMs: round(measured.judgeMs),
    queuedMs: started === undefined ? 0 : since(orderedAt, Date.parse(started.at)),
    recordMs: last === undefined ? 0 : since(Date.parse(last.at), recordedAt),
  };
}

/** Adds the times of both stages. */
export function addPhases(one: Phases, other: Phases | undefined): Phases {
  if (other === undefined) return one;
  return {
    queuedMs: one.queuedMs + other.queuedMs,
    waitingMs: one.waitingMs + other.waitingMs,
    calibrateMs: one.calibrateMs + other.calibrateMs,
    prepareMs: one.prepareMs + other.prepareMs,
    compileMs: one.compileMs + other.compileMs,
    runMs: one.runMs + other.runMs,
    measureMs: one.measureMs + other.measureMs,
    judgeMs: one.judgeMs + other.judgeMs,
    recordMs: one.recordMs + other.recordMs,
  };
}

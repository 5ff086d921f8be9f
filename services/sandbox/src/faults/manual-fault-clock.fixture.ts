import type { FaultClock } from './fault-clock.js';

/** A clock that stands still until it is moved, for tests. */
export interface ManualFaultClock extends FaultClock {
  /** Moves on; runs what falls due in order, each with its consequences before the next. */
  advance(ms: number): Promise<void>;
}

interface Alarm {
  readonly dueMs: number;
  readonly call: () => void;
}

/** Streams pass things on in a few rounds of the event loop. */
const ROUNDS = 12;

/** Lets everything happen that takes no time. */
export async function settle(): Promise<void> {
  for (let round = 0; round < ROUNDS; round += 1) await new Promise((resolve) => setImmediate(resolve));
}

export function createManualFaultClock(): ManualFaultClock {
  let now = 0;
  const alarms = new Set<Alarm>();
  const next = (untilMs: number) =>
    [...alarms].filter(({ dueMs }) => dueMs <= untilMs).sort((a, b) => a.dueMs - b.dueMs)[0];
  return {
    now: () => now,
    after(ms, call) {
      const alarm = { dueMs: now + ms, call };
      alarms.add(alarm);
      return () => alarms.delete(alarm);
    },
    async advance(ms) {
      const untilMs = now + ms;
      await settle();
      for (let alarm = next(untilMs); alarm !== undefined; alarm = next(untilMs)) {
        alarms.delete(alarm);
        now = Math.max(now, alarm.dueMs);
        alarm.call();
        await settle();
      }
      now = untilMs;
    },
  };
}

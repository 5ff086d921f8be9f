import type { Schedule } from './schedule.js';

/** The announcer's clock and output. */
export interface AnnouncerPorts {
  readonly now: () => number;
  readonly schedule: Schedule;
  readonly say: (message: string) => void;
}

export interface Announcer {
  /** Says it at once or when the interval is over; a newer message replaces a pending one. */
  progress(message: string): void;
  /** Says it at once and drops the pending message: results are never held back. */
  result(message: string): void;
  stop(): void;
}

/** Progress for screen readers, at most one message in `intervalMs`, so that they can speak it to the end. */
export function createAnnouncer(ports: AnnouncerPorts, intervalMs = 5_000): Announcer {
  let lastAt = Number.NEGATIVE_INFINITY;
  let lastMessage = '';
  let cancel: (() => void) | undefined;

  const drop = () => {
    cancel?.();
    cancel = undefined;
  };
  const speak = (message: string) => {
    drop();
    lastAt = ports.now();
    lastMessage = message;
    ports.say(message);
  };
  return {
    progress(message) {
      drop();
      if (message === lastMessage) return;
      const rest = lastAt + intervalMs - ports.now();
      if (rest <= 0) speak(message);
      else cancel = ports.schedule(rest, () => speak(message));
    },
    result: speak,
    stop: drop,
  };
}

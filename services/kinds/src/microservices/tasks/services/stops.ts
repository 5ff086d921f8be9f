import type { History } from '../../history/history.js';

/** A member was asked to end (SIGTERM), and did. */
export interface Stop {
  readonly phase: string;
  readonly atMs: number;
  /** Infinity where it had not ended when the history did. */
  readonly exitMs: number;
  /** Null: it was killed, by a signal or by us after waiting. */
  readonly code: number | null;
}

/** The stops of a member in these phases, in order. */
export function readStops(history: History, member: string, during: readonly string[]): readonly Stop[] {
  let phase = '';
  const stops: Stop[] = [];
  for (const event of history) {
    if (event.type === 'phase') phase = event.name;
    if (event.type !== 'stop' || event.node !== member || !during.includes(phase)) continue;
    const exit = history.find(
      (other) => other.type === 'exit' && other.node === member && other.atMs >= event.atMs,
    );
    const code = exit?.type === 'exit' ? exit.code : null;
    stops.push({ phase, atMs: event.atMs, exitMs: exit?.atMs ?? Infinity, code });
  }
  return stops;
}

import type { History } from '../../../history/history.js';
import { readCalls, readPhases, type Call } from '../calls.js';

interface During {
  readonly operations: readonly string[];
  readonly during: readonly string[];
  readonly afterMs: number;
}

/** The calls of these operations that began in these phases, `afterMs` or more after the begin of theirs. */
export function callsDuring(history: History, { operations, during, afterMs }: During): readonly Call[] {
  const begins = new Map(readPhases(history).map(({ name, fromMs }) => [name, fromMs]));
  return readCalls(history).filter(
    ({ name, phase, startMs }) =>
      operations.includes(name) && during.includes(phase) && startMs >= (begins.get(phase) ?? 0) + afterMs,
  );
}

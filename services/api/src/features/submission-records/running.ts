import type { Ending, SubmissionRecord } from './record.js';

/** A submission that is not finished, and how its attempts ended so far. */
export interface Running {
  readonly record: SubmissionRecord;
  readonly endings: readonly Ending[];
}

/** The attempt that is waited for. */
export function currentAttempt({ endings }: Pick<Running, 'endings'>): number {
  return endings.length + 1;
}

/** Attempts that the platform lost; those given back by a worker that stopped are none. */
export function faultsOf({ endings }: Pick<Running, 'endings'>): number {
  return endings.filter(({ fault }) => fault !== undefined).length;
}

/** The submission once its attempt has ended so. */
export function withEnding({ record, endings }: Running, ending: Ending): Running {
  return { record, endings: [...endings, ending] };
}

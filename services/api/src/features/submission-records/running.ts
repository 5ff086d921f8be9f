import type { Ending, SubmissionRecord } from './record.js';

/** An unfinished submission, and how its attempts ended so far. */
export interface Running {
  readonly record: SubmissionRecord;
  readonly endings: readonly Ending[];
}

/** The number of the attempt in progress. */
export function currentAttempt({ endings }: Pick<Running, 'endings'>): number {
  return endings.length + 1;
}

/** Number of attempts lost to platform faults; requeued attempts do not count. */
export function faultsOf({ endings }: Pick<Running, 'endings'>): number {
  return endings.filter(({ fault }) => fault !== undefined).length;
}

/** The submission after this attempt. */
export function withEnding({ record, endings }: Running, ending: Ending): Running {
  return { record, endings: [...endings, ending] };
}

import type { TraceRow } from './traces.js';

export interface TraceChoice {
  readonly sort: 'start' | 'slow';
  readonly failed: boolean;
  /** Seconds since the start; undefined is open. */
  readonly fromSecond: number | undefined;
  readonly toSecond: number | undefined;
}

export const ALL_TRACES: TraceChoice = {
  sort: 'start',
  failed: false,
  fromSecond: undefined,
  toSecond: undefined,
};

export function chooseTraces(rows: readonly TraceRow[], choice: TraceChoice, beginMs: number): TraceRow[] {
  const { sort, failed, fromSecond = 0, toSecond = Infinity } = choice;
  const found = rows.filter(({ startMs, isFailed }) => {
    const second = (startMs - beginMs) / 1_000;
    return second >= fromSecond && second <= toSecond && (!failed || isFailed);
  });
  return sort === 'start' ? found : found.sort((one, other) => other.tookMs - one.tookMs);
}

import type { Clock } from '@hone/kit';
import type { GradingTimes } from '../queue/grading-times.js';
import type { RecentTurns } from '../queue/recent-turns.js';
import type { AttemptOptions } from './attempts.js';

export interface RecordServedOptions {
  readonly turns: RecentTurns;
  readonly times: GradingTimes;
  readonly clock: Clock;
}

/** Records a served attempt: its user, and how long it took. */
export function createRecordServed(options: RecordServedOptions): NonNullable<AttemptOptions['onServed']> {
  const { turns, times, clock } = options;
  return (record, { lane, work }, tookMs) => {
    turns.note(lane, record.user);
    if (tookMs === undefined) return;
    times.note({ submission: record.id, lane, work, tookMs, at: clock.now() });
  };
}

import { isoTime } from '@hone/kit';
import type { TimedBody } from './emitted-list.js';
import type { Ending, SubmissionRecord } from '../submission-records/record.js';
import { provisionalOf } from '../submission-records/stages.js';

/** Events of the attempts before this one. */
export function earlierEvents({
  record,
  endings,
}: {
  readonly record: SubmissionRecord;
  readonly endings: readonly Ending[];
}): TimedBody[] {
  const at = isoTime(record.createdAt);
  return [{ type: 'submission.queued', data: { position: 0 }, at }, ...endings.flatMap(eventsOf)];
}

function eventsOf({ events = [], stage, at }: Ending): TimedBody[] {
  const own = events.map(({ submission: _submission, seq: _seq, ...body }) => body);
  return stage === undefined ? own : [...own, { ...provisionalOf(stage), at: isoTime(at) }];
}

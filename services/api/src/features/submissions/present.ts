import type {
  Check,
  LiveEvent,
  Submission,
  SubmissionStatus,
  SubmissionSummary,
  Submitted,
} from '@hone/contracts';
import { isoTime } from '@hone/kit';
import type { Accepted } from './admission.js';
import type { SubmissionRecord } from '../submission-records/record.js';
import type { Story } from './stories.js';

/** Status from the facts: a recorded outcome, else what the live events say last. */
export function statusOf(record: SubmissionRecord, events: readonly LiveEvent[]): SubmissionStatus {
  if (record.outcome !== undefined) return record.outcome.status;
  const last = events.findLast(({ type }) => type === 'grading.started' || type === 'submission.queued');
  return last?.type === 'grading.started' ? 'running' : 'queued';
}

/** The events of the attempt that runs, and those of a first stage that is decided. */
function sinceLastStart(events: readonly LiveEvent[]): readonly LiveEvent[] {
  const startBefore = (end: number) => events.slice(0, end).findLastIndex(isStart) + 1;
  const decided = events.findIndex(({ type }) => type === 'grading.provisional');
  const first = decided < 0 ? [] : events.slice(startBefore(decided), decided);
  return [...first, ...events.slice(Math.max(decided + 1, startBefore(events.length)))];
}

const isStart = ({ type }: LiveEvent): boolean => type === 'grading.started';

/** The checks that were told so far, the last word on each. */
function checksSoFar(events: readonly LiveEvent[]): Check[] {
  const checks = new Map<string, Check>();
  for (const event of sinceLastStart(events))
    if (event.type === 'grading.check') checks.set(event.data.check.id, event.data.check);
  return [...checks.values()];
}

function compileSoFar(events: readonly LiveEvent[]): Submission['compile'] {
  const told = sinceLastStart(events).findLast(({ type }) => type === 'grading.compiled');
  return told?.type === 'grading.compiled' ? told.data : undefined;
}

function attemptsSoFar(events: readonly LiveEvent[]): number {
  return events.reduce(
    (most, event) => (event.type === 'grading.started' ? Math.max(most, event.data.attempt) : most),
    0,
  );
}

/** A row of the history. */
export function presentRow({ record, events }: Pick<Story, 'record' | 'events'>): SubmissionSummary {
  const { id, challenge, language, mode, outcome, createdAt, regradeOf } = record;
  const voidReason = outcome?.voidReason;
  return {
    id,
    challenge: { slug: challenge.slug, version: challenge.version },
    language,
    mode,
    status: statusOf(record, events),
    verdict: outcome?.verdict ?? null,
    reason: outcome?.reason ?? null,
    score: outcome?.score ?? null,
    attempts: outcome?.tries ?? outcome?.attempt ?? attemptsSoFar(events),
    lastSeq: outcome?.lastSeq ?? events.length,
    ...(voidReason === undefined ? {} : { voidReason }),
    ...(regradeOf === undefined ? {} : { regradeOf }),
    createdAt: isoTime(createdAt),
    finishedAt: outcome === undefined ? null : isoTime(outcome.finishedAt),
  };
}

/** A submission with its checks: the recorded ones, or those told so far. */
export function presentSubmission(story: Story): Submission {
  const { final, events } = story;
  const compile = final === undefined ? compileSoFar(events) : final.details.compile;
  const reveals = final?.details.reveals ?? [];
  return {
    ...presentRow(story),
    checks: final === undefined ? checksSoFar(events) : final.details.checks,
    ...(compile === undefined ? {} : { compile }),
    phases: final?.outcome.phases ?? null,
    ...(reveals.length === 0 ? {} : { revealable: reveals.map(({ check }) => check) }),
  };
}

/** Address of a submission. */
export function pathOf(id: string): string {
  return `/api/v1/submissions/${id}`;
}

/** Answer to a submission that was accepted, now or before under the same key. */
export function presentAccepted({ record, place }: Accepted): Submitted {
  const self = pathOf(record.id);
  return {
    id: record.id,
    status: record.outcome?.status ?? 'queued',
    position: place.position,
    ...(place.etaMs === null ? {} : { etaMs: place.etaMs }),
    links: { self, events: `${self}/events`, files: `${self}/files` },
  };
}

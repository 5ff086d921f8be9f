import {
  type Check,
  type LiveEvent,
  type Submission,
  type SubmissionStatus,
  type SubmissionSummary,
  type Submitted,
} from '@hone/contracts';
import { isoTime } from '@hone/kit';
import type { Accepted } from './admission.js';
import type { SubmissionRecord } from '../submission-records/record.js';
import { glimpseOf } from './glimpse-of.js';
import type { SubmissionHistory } from './submission-histories.js';

/** Status from the facts: the recorded outcome, otherwise the last live event. */
export function statusOf(record: SubmissionRecord, events: readonly LiveEvent[]): SubmissionStatus {
  if (record.outcome !== undefined) return record.outcome.status;
  const last = events.findLast(({ type }) => type === 'grading.started' || type === 'submission.queued');
  return last?.type === 'grading.started' ? 'running' : 'queued';
}

/** The events of the running attempt, and those of a finished first stage. */
function sinceLastStart(events: readonly LiveEvent[]): readonly LiveEvent[] {
  const startBefore = (end: number) => events.slice(0, end).findLastIndex(isStart) + 1;
  const decided = events.findIndex(({ type }) => type === 'grading.provisional');
  const first = decided < 0 ? [] : events.slice(startBefore(decided), decided);
  return [...first, ...events.slice(Math.max(decided + 1, startBefore(events.length)))];
}

const isStart = ({ type }: LiveEvent): boolean => type === 'grading.started';

/** The checks reported so far, each in its latest state. */
function checksSoFar(events: readonly LiveEvent[]): Check[] {
  const checks = new Map<string, Check>();
  for (const event of sinceLastStart(events))
    if (event.type === 'grading.check') checks.set(event.data.check.id, event.data.check);
  return [...checks.values()];
}

function compileSoFar(events: readonly LiveEvent[]): Submission['compile'] {
  const compiled = sinceLastStart(events).findLast(({ type }) => type === 'grading.compiled');
  return compiled?.type === 'grading.compiled' ? compiled.data : undefined;
}

function attemptsSoFar(events: readonly LiveEvent[]): number {
  return events.reduce(
    (most, event) => (event.type === 'grading.started' ? Math.max(most, event.data.attempt) : most),
    0,
  );
}

/** A row of the history. */
export function presentRow({
  record,
  events,
}: Pick<SubmissionHistory, 'record' | 'events'>): SubmissionSummary {
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

/** A submission with its checks: recorded, or reported so far. */
export function presentSubmission(history: SubmissionHistory): Submission {
  const { final, events } = history;
  const compile = final === undefined ? compileSoFar(events) : final.details.compile;
  const reveals = final?.details.reveals ?? [];
  return {
    ...presentRow(history),
    checks: final === undefined ? checksSoFar(events) : final.details.checks,
    ...(compile === undefined ? {} : { compile }),
    phases: final?.outcome.phases ?? null,
    ...(reveals.length === 0 ? {} : { revealable: reveals.map(({ check }) => check) }),
  };
}

/** What learners see of hidden generated data without asking for it. Practice only. */
export function presentGlimpses({ final }: SubmissionHistory): Pick<Submission, 'glimpses'> {
  const glimpses = (final?.details.reveals ?? []).flatMap((reveal) => glimpseOf(reveal) ?? []);
  return glimpses.length === 0 ? {} : { glimpses };
}

/** Address of a submission. */
export function pathOf(id: string): string {
  return `/api/v1/submissions/${id}`;
}

/** Response to an accepted submission, new or repeated under the same key. */
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

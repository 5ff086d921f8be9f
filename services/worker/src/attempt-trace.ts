import type { EventBody, GradeJob } from '@hone/contracts';
import type { Span, Tracer } from '@hone/kit';

/** The spans of one attempt: one for the whole, one for each phase. */
export interface AttemptTrace {
  /** Starts the span of a phase when an event reports one, and ends the previous span. */
  see(body: EventBody): void;
  /** `traceparent` of the current phase, otherwise of the attempt. */
  parent(): string | undefined;
  /** `traceparent` of the attempt itself. */
  readonly own: string | undefined;
  /** Ends the span of the current phase, but not of the attempt. */
  endPhases(): void;
  end(outcome: string): void;
}

/** When the job was queued, in milliseconds since 1970, if known. */
export function orderedAtOf({ trace }: Pick<GradeJob, 'trace'>): number | undefined {
  const at = Date.parse(trace['orderedAt'] ?? '');
  return Number.isNaN(at) ? undefined : at;
}

/** Starts the span of an attempt, after one for the time in the queue. */
export function openAttemptTrace(tracer: Tracer, job: GradeJob): AttemptTrace {
  const parent = job.trace['traceparent'];
  const facts = { 'hone.submission': job.submission, 'hone.attempt': job.attempt };
  const startedAtMs = orderedAtOf(job);
  if (startedAtMs !== undefined) tracer.start('queue wait', { parent, facts, startedAtMs }).end();
  const about = {
    'hone.challenge': job.challenge.slug,
    'hone.language': job.language,
    'hone.mode': job.mode,
  };
  const attempt = tracer.start('attempt', { parent, facts: { ...facts, ...about }, kind: 'consumer' });
  let phase: Span | undefined;
  const endPhases = () => {
    phase?.end();
    phase = undefined;
  };
  return {
    own: attempt.traceparent,
    endPhases,
    see(body) {
      if (body.type !== 'grading.phase') return;
      endPhases();
      phase = tracer.start(`phase ${body.data.phase}`, { parent: attempt.traceparent });
    },
    parent: () => (phase ?? attempt).traceparent,
    end(outcome) {
      endPhases();
      attempt.add({ 'hone.end': outcome });
      attempt.end(outcome === 'fault' ? new Error(outcome) : undefined);
    },
  };
}

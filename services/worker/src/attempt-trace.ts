import type { EventBody, GradeJob } from '@hone/contracts';
import type { Span, Tracer } from '@hone/kit';

/** The spans of one attempt: the whole of it, and one phase after another. */
export interface AttemptTrace {
  /** Begins the span of a phase when an event tells of one; the one before ends. */
  see(body: EventBody): void;
  /** `traceparent` for what is done now: the phase's, else the attempt's. */
  parent(): string | undefined;
  /** `traceparent` of the attempt itself. */
  readonly own: string | undefined;
  /** Ends the phase that runs, without ending the attempt. */
  endPhases(): void;
  end(outcome: string): void;
}

/** Milliseconds since 1970 of when the order was put into the queue, if it says so. */
export function orderedAtOf({ trace }: Pick<GradeJob, 'trace'>): number | undefined {
  const at = Date.parse(trace['orderedAt'] ?? '');
  return Number.isNaN(at) ? undefined : at;
}

/** Opens the span of an attempt, after one for the time that its order waited in the queue. */
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

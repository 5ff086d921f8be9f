import { inSpan, type EventLog, type Logger, type Scope, type Tracer } from '@hone/kit';
import type { SubmissionRepository } from '../submission-records/repository.js';

export interface OriginOptions {
  readonly scope: Scope;
  readonly logger: Logger;
}

/** Wraps submissions so that each record keeps the id of its request, for logs and traces. */
export function noteOrigin(
  { scope, logger }: OriginOptions,
  submissions: SubmissionRepository,
): SubmissionRepository {
  return {
    ...submissions,
    async insert(record, files, ordered) {
      const trace = originOf(scope);
      const traced = trace === undefined ? record : { ...record, trace };
      const isNew = await submissions.insert(traced, files, ordered);
      const { id: submission, slug: challenge, language, mode } = record;
      if (isNew) logger.info({ submission, challenge, language, mode }, 'submission accepted');
      return isNew;
    },
  };
}

function originOf(scope: Scope): Record<string, string> | undefined {
  const { requestId, traceparent } = scope.facts();
  if (typeof requestId !== 'string') return undefined;
  return { requestId, ...(typeof traceparent === 'string' ? { traceparent } : {}) };
}

export interface AppendOptions {
  readonly log: EventLog;
  readonly scope: Scope;
  readonly tracer: Tracer;
}

/** Wraps the event log with a span for each appended event. */
export function traceAppends({ log, scope, tracer }: AppendOptions): EventLog {
  return {
    read: (submission, after) => log.read(submission, after),
    follow: (...wanted) => log.follow(...wanted),
    clear: (submission) => log.clear(submission),
    close: () => log.close(),
    append(submission, attempt, body, ...rest) {
      const { traceparent } = scope.facts();
      if (typeof traceparent !== 'string') return log.append(submission, attempt, body, ...rest);
      const facts = { 'hone.event': body.type };
      return inSpan(tracer, 'event append', { parent: traceparent, facts }, () =>
        log.append(submission, attempt, body, ...rest),
      );
    },
  };
}

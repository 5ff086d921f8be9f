import type { AttemptResult, RecordVerdictJob } from '@hone/contracts';
import { inSpan, type Logger, type Scope, type ScopeFacts, type Tracer } from '@hone/kit';
import { isFinal } from '../features/submission-records/record.js';
import type { SubmissionRepository } from '../features/submission-records/repository.js';
import { currentAttempt, type Running } from '../features/submission-records/running.js';
import type { Attempts, Report } from '../features/submissions/attempts.js';

/** Result of handling a report: recorded, or why it was ignored. */
type RecordResult = 'recorded' | 'repeated' | 'stale' | 'unknown';

export type RecordVerdict = (job: RecordVerdictJob) => Promise<RecordResult>;

export interface RecordVerdictOptions {
  readonly submissions: SubmissionRepository;
  readonly attempts: Attempts;
  readonly logger: Logger;
  readonly scope: Scope;
  readonly tracer: Tracer;
}

/**
 * Records a worker's report once. Ignores reports of earlier attempts and repeated reports; a repeated report
 * also completes a recording that was interrupted.
 */
export function createRecordVerdict(options: RecordVerdictOptions): RecordVerdict {
  const { logger, scope, tracer } = options;
  return (job) => {
    const { submission, attempt, trace: { traceparent: parent, requestId } = {} } = job;
    const facts = { 'hone.submission': submission, 'hone.attempt': attempt };
    return inSpan(tracer, 'record verdict', { parent, facts, kind: 'consumer' }, ({ traceparent }) =>
      scope.run(known({ submission, attempt, requestId, traceparent }), async () => {
        const result = await record(options, job);
        logger.info({ result }, 'grading report handled');
        return result;
      }),
    );
  };
}

async function record(
  { submissions, attempts }: RecordVerdictOptions,
  job: RecordVerdictJob,
): Promise<RecordResult> {
  const [record, endings] = await Promise.all([
    submissions.find(job.submission),
    submissions.listEndings(job.submission),
  ]);
  if (record === undefined) return 'unknown';
  const final = endings.find(isFinal);
  if (final !== undefined) {
    await attempts.finish(final);
    return 'repeated';
  }
  const running = { record, endings };
  if (job.attempt !== currentAttempt(running)) return 'stale';
  const { judgement, environment } = job;
  const report = { events: judgement.events, environment };
  return (await end(attempts, running, judgement, report)) ? 'recorded' : 'stale';
}

function end(attempts: Attempts, running: Running, result: AttemptResult, report: Report): Promise<boolean> {
  switch (result.outcome) {
    case 'judged':
      return attempts.judge(running, result.judgement, report);
    case 'staged':
      return attempts.stage(running, result.stage, report);
    case 'platform-fault':
      return attempts.fail(running, result.fault, report);
    case 'returned':
      return attempts.requeue(running, report);
  }
}

/** Drops facts that are undefined. */
function known(facts: Readonly<Record<string, string | number | undefined>>): ScopeFacts {
  return Object.fromEntries(
    Object.entries(facts).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}

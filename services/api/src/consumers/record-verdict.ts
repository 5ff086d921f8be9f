import type { AttemptResult, RecordVerdictJob } from '@hone/contracts';
import type { Logger } from '@hone/kit';
import {
  currentAttempt,
  type Attempts,
  type Report,
  type Running,
} from '../features/submissions/attempts.js';
import { isFinal } from '../features/submissions/record.js';
import type { SubmissionRepository } from '../features/submissions/repository.js';

/** What became of a report: recorded, or why not. */
export type RecordResult = 'recorded' | 'repeated' | 'stale' | 'unknown';

export type RecordVerdict = (job: RecordVerdictJob) => Promise<RecordResult>;

export interface RecordVerdictOptions {
  readonly submissions: SubmissionRepository;
  readonly attempts: Attempts;
  readonly logger: Logger;
}

/**
 * Records a worker's report once. A report of an attempt that is not the current one, or a second report, changes
 * nothing; one whose recording was cut short is completed.
 */
export function createRecordVerdict({ submissions, attempts, logger }: RecordVerdictOptions): RecordVerdict {
  return async (job) => {
    const result = await record(job);
    logger.info({ submission: job.submission, attempt: job.attempt, result }, 'a report was taken');
    return result;
  };

  async function record(job: RecordVerdictJob): Promise<RecordResult> {
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
    return (await end(running, judgement, report)) ? 'recorded' : 'stale';
  }

  function end(running: Running, result: AttemptResult, report: Report): Promise<boolean> {
    switch (result.outcome) {
      case 'judged':
        return attempts.judge(running, result.judgement, report);
      case 'platform-fault':
        return attempts.fail(running, result.fault, report);
      case 'returned':
        return attempts.giveBack(running, report);
    }
  }
}

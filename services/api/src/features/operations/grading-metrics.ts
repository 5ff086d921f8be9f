import { SECONDS_BUCKETS, type Logger, type Metrics } from '@hone/kit';
import type { ChallengeRepository } from '../challenges/repository.js';
import type { Ending } from '../submission-records/record.js';
import type { SubmissionRepository } from '../submission-records/repository.js';

export interface GradingMetricsOptions {
  readonly metrics: Metrics;
  readonly submissions: SubmissionRepository;
  readonly challenges: ChallengeRepository;
  readonly logger: Logger;
}

/** Wraps submissions to count attempts at the one step that decides how each ended. */
export function countEndings(options: GradingMetricsOptions): SubmissionRepository {
  const { submissions, logger } = options;
  const count = createCount(options);
  return {
    ...submissions,
    async insertEnding(ending) {
      const decided = await submissions.insertEnding(ending);
      // Not awaited: metrics never delay a verdict.
      if (decided) {
        const { submission, attempt, fault, final } = ending;
        const { status = fault === undefined ? 'returned' : 'lost', verdict } = final?.outcome ?? {};
        logger.info({ submission, attempt, status, verdict }, 'attempt recorded');
        count(ending).catch((error: unknown) =>
          logger.warn({ err: error }, 'a finished attempt is missing from the metrics'),
        );
      }
      return decided;
    },
  };
}

function createCount({ metrics, submissions, challenges }: GradingMetricsOptions) {
  const grading = defineMetrics(metrics);
  const kinds = new Map<string, string>();
  const kindOf = async (slug: string): Promise<string> => {
    const known = kinds.get(slug) ?? (await challenges.findNewest(slug))?.kind ?? 'unknown';
    kinds.set(slug, known);
    return known;
  };

  return async ({ submission, fault, final }: Ending): Promise<void> => {
    const record = await submissions.find(submission);
    if (record === undefined) return;
    const { mode } = record;
    const kind = await kindOf(record.slug);
    if (fault !== undefined) grading.faults.add({ kind });
    grading.attempts.add({
      kind,
      end: fault !== undefined ? 'fault' : (final?.outcome.status ?? 'returned'),
    });
    if (final === undefined) return;
    const { status, verdict, finishedAt } = final.outcome;
    if (status === 'voided') grading.voids.add({ kind, mode });
    if (status === 'cancelled') grading.cancels.add({ kind, mode });
    if (verdict === null) return;
    grading.verdicts.add({ kind, verdict, mode });
    grading.durations.observe({ kind, mode }, Math.max(0, finishedAt - record.createdAt) / 1000);
  };
}

function defineMetrics(metrics: Metrics) {
  return {
    verdicts: metrics.counter({
      name: 'hone_verdicts_total',
      help: 'Submissions graded.',
      labels: ['kind', 'verdict', 'mode'],
    }),
    voids: metrics.counter({
      name: 'hone_voids_total',
      help: 'Submissions voided after platform faults; never scored.',
      labels: ['kind', 'mode'],
    }),
    cancels: metrics.counter({
      name: 'hone_cancels_total',
      help: 'Submissions cancelled by their owner.',
      labels: ['kind', 'mode'],
    }),
    attempts: metrics.counter({
      name: 'hone_attempts_total',
      help: 'Attempts that ended, by outcome, as recorded by the api.',
      labels: ['kind', 'end'],
    }),
    faults: metrics.counter({
      name: 'hone_faults_total',
      help: 'Attempts lost to a platform fault.',
      labels: ['kind'],
    }),
    durations: metrics.histogram({
      name: 'hone_submission_seconds',
      help: 'Time from accepting a submission to recording its verdict.',
      labels: ['kind', 'mode'],
      buckets: [...SECONDS_BUCKETS, 120, 300, 900],
    }),
  };
}

import type { RecordVerdictJob } from '@hone/contracts';
import type { JobQueue, Logger, TakenJob } from '@hone/kit';
import type { RecordVerdict } from './record-verdict.js';

export interface ResultsConsumerOptions {
  readonly results: JobQueue<RecordVerdictJob>;
  readonly recordVerdict: RecordVerdict;
  readonly logger: Logger;
  /** Whether an error means that a server is unavailable, so that a retry can succeed. */
  readonly isUnavailable: (error: unknown) => boolean;
  /** Delay before the first retry; doubles up to 15 seconds. */
  readonly retryMs?: number;
}

/** Consumes the results queue until it is closed. */
export interface ResultsConsumer {
  start(): void;
  /** Resolves when the current report is recorded or back in the queue. */
  close(): Promise<void>;
}

const CONCURRENCY = 4;
/** Retries of a report that fails although every server responds; after that, its attempt counts as lost. */
const MAX_TRIES = 5;
/** Fallback poll interval, in case a notification was lost. */
const WAIT_MS = 15_000;
const FIRST_RETRY_MS = 100;
const LONGEST_RETRY_MS = 15_000;

/**
 * Creates the consumer. It keeps a report and retries while the report cannot be recorded, for example
 * because the database is down.
 */
export function createResultsConsumer(options: ResultsConsumerOptions): ResultsConsumer {
  const { results, logger } = options;
  const stop = new AbortController();
  const retryMs = options.retryMs ?? FIRST_RETRY_MS;
  let loops: Promise<void>[] = [];

  async function loop(): Promise<void> {
    for (let failures = 0; !stop.signal.aborted;) {
      try {
        const job = await results.take();
        failures = 0;
        if (job === undefined) await results.wait(WAIT_MS, stop.signal);
        else await settle(options, job, stop.signal);
      } catch (error) {
        logger.warn({ err: error }, 'the results queue is not responding; retrying');
        await pause(retryMs * 2 ** failures++, stop.signal);
      }
    }
  }

  return {
    start: () => void (loops = Array.from({ length: CONCURRENCY }, loop)),
    async close() {
      stop.abort();
      await Promise.all(loops);
    },
  };
}

/** Records one report; retries until it succeeds or the lease is lost. */
async function settle(
  options: ResultsConsumerOptions,
  job: TakenJob<RecordVerdictJob>,
  stop: AbortSignal,
): Promise<void> {
  const until = AbortSignal.any([stop, job.lost]);
  let tries = 0;
  for (let failures = 0; !until.aborted; failures++) {
    try {
      await options.recordVerdict(job.payload);
      return await job.done();
    } catch (error) {
      const { submission, attempt } = job.payload;
      options.logger.error(
        { err: error, submission, attempt },
        'could not record a grading report; retrying',
      );
      if (!options.isUnavailable(error) && ++tries === MAX_TRIES) return await job.failed(String(error));
      await pause((options.retryMs ?? FIRST_RETRY_MS) * 2 ** failures, until);
    }
  }
}

function pause(wantedMs: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, Math.min(wantedMs, LONGEST_RETRY_MS));
    signal.addEventListener('abort', end);
    if (signal.aborted) end();
  });
}

import type { LiveEvent } from '@hone/contracts';
import type { EventLog, Logger } from '@hone/kit';
import type { Details, Outcome, SubmissionRecord } from '../submission-records/record.js';
import type { RegradeRepository } from './regrades.js';
import type { SubmissionRepository } from '../submission-records/repository.js';

/**
 * The events of a submission so far: from the database once it is finished, before that from the live log.
 */
export interface SubmissionHistory {
  readonly record: SubmissionRecord;
  readonly events: readonly LiveEvent[];
  /** Null while the live log is empty or unavailable. */
  readonly epoch: string | null;
  /** Set when the submission is finished. */
  readonly final?: { readonly outcome: Outcome; readonly details: Details };
}

export interface SubmissionHistories {
  /** A submission that this user may read: their own, or one that they regraded. Undefined otherwise. */
  find(id: string, user: string | undefined): Promise<SubmissionHistory | undefined>;
  /** The same without events. */
  findRecord(id: string, user: string | undefined): Promise<SubmissionRecord | undefined>;
  /** The history of a record. */
  of(record: SubmissionRecord): Promise<SubmissionHistory>;
}

export interface SubmissionHistoriesOptions {
  readonly submissions: SubmissionRepository;
  readonly regrades: RegradeRepository;
  readonly log: EventLog;
  readonly logger: Logger;
}

/** Creates the only reader of event lists, so that HTTP, SSE and sockets show the same. */
export function createSubmissionHistories({
  submissions,
  regrades,
  log,
  logger,
}: SubmissionHistoriesOptions): SubmissionHistories {
  async function of(record: SubmissionRecord): Promise<SubmissionHistory> {
    const { outcome } = record;
    if (outcome === undefined) return { record, ...(await readLive(record.id)) };
    const ending = await submissions.findEnding(record.id, outcome.attempt);
    const details = ending?.final?.details;
    if (details === undefined)
      throw new Error(`submission ${record.id} has an outcome but no terminal record`);
    return { record, events: details.events, epoch: outcome.epoch, final: { outcome, details } };
  }

  /** If the live log is unavailable, the submission is shown without live events. */
  async function readLive(id: string): Promise<Pick<SubmissionHistory, 'events' | 'epoch'>> {
    try {
      const { events, epoch } = await log.read(id, 0);
      return { events, epoch };
    } catch (error) {
      logger.warn({ err: error, submission: id }, 'could not read the live log');
      return { events: [], epoch: null };
    }
  }

  async function findRecord(id: string, user: string | undefined) {
    if (user === undefined) return undefined;
    const record = await submissions.find(id);
    if (record === undefined || record.user === user) return record;
    return (await regrades.mayRead(id, user)) ? record : undefined;
  }

  return {
    of,
    findRecord,
    async find(id, user) {
      const record = await findRecord(id, user);
      return record === undefined ? undefined : of(record);
    },
  };
}

import type { LiveEvent } from '@hone/contracts';
import type { EventLog, Logger } from '@hone/kit';
import type { Details, Outcome, SubmissionRecord } from '../submission-records/record.js';
import type { RegradeRepository } from './regrades.js';
import type { SubmissionRepository } from '../submission-records/repository.js';

/** What a submission has told so far; from the database once it is finished, from the live log before. */
export interface Story {
  readonly record: SubmissionRecord;
  readonly events: readonly LiveEvent[];
  /** null while the live log is empty or away. */
  readonly epoch: string | null;
  /** Set when nothing can follow. */
  readonly final?: { readonly outcome: Outcome; readonly details: Details };
}

export interface Stories {
  /** A submission that this user may read: an own one, or one that they had graded again. Undefined otherwise. */
  find(id: string, user: string | undefined): Promise<Story | undefined>;
  /** The same without what was told. */
  findRecord(id: string, user: string | undefined): Promise<SubmissionRecord | undefined>;
  /** The same for a record at hand. */
  tell(record: SubmissionRecord): Promise<Story>;
}

export interface StoriesOptions {
  readonly submissions: SubmissionRepository;
  readonly regrades: RegradeRepository;
  readonly log: EventLog;
  readonly logger: Logger;
}

/** Creates the one reader of event lists: HTTP, SSE and sockets show the same because they ask here. */
export function createStories({ submissions, regrades, log, logger }: StoriesOptions): Stories {
  async function tell(record: SubmissionRecord): Promise<Story> {
    const { outcome } = record;
    if (outcome === undefined) return { record, ...(await readLive(record.id)) };
    const ending = await submissions.findEnding(record.id, outcome.attempt);
    const details = ending?.final?.details;
    if (details === undefined)
      throw new Error(`submission ${record.id} has an outcome but no terminal record`);
    return { record, events: details.events, epoch: outcome.epoch, final: { outcome, details } };
  }

  /** A live log that is away must not hide the submission: what is known from the database is shown. */
  async function readLive(id: string): Promise<Pick<Story, 'events' | 'epoch'>> {
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
    tell,
    findRecord,
    async find(id, user) {
      const record = await findRecord(id, user);
      return record === undefined ? undefined : tell(record);
    },
  };
}

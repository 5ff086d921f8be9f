import { randomBytes } from 'node:crypto';
import type { Lane, SubmitBody } from '@hone/contracts';
import { AppError, type Clock, type EventLog, type Logger } from '@hone/kit';
import { createSortableId } from '../../storage/sortable-id.js';
import type { OfferedLanguages } from '../challenges/offered-languages.js';
import type { ChallengeRepository, ChallengeVersion } from '../challenges/repository.js';
import type { Dispatcher } from '../orders/dispatcher.js';
import { newOrder, type OrderRepository } from '../orders/repository.js';
import { positionOf } from '../orders/schedule.js';
import { checkSubmission } from './check-submission.js';
import { assertSameBody, digestOfBody, type IdempotencyRepository, type KeyRecord } from './idempotency.js';
import type { SubmissionRecord } from './record.js';
import type { SubmissionRepository } from './repository.js';

/** An accepted submission and its place in the queue. */
export interface Accepted {
  readonly record: SubmissionRecord;
  readonly position: number;
}

export interface Submit {
  /**
   * Checks a submission against its challenge. Throws the catalogue's error that names the fields; changes nothing.
   */
  check(body: SubmitBody): Promise<ChallengeVersion>;
  /** What this key of this user named before, if anything; throws when it came with another body. */
  findRepeated(user: string, key: string, body: SubmitBody): Promise<Accepted | undefined>;
  /** Throws `QUEUE_FULL` when too many orders are open. */
  checkQueue(): Promise<void>;
  /** Accepts a checked submission: it is graded, whatever fails from here on. */
  accept(wanted: Wanted): Promise<Accepted>;
}

export interface Wanted {
  readonly user: string;
  readonly body: SubmitBody;
  readonly challenge: ChallengeVersion;
  readonly key: string | undefined;
}

export interface SubmitOptions {
  readonly challenges: ChallengeRepository;
  readonly languages: OfferedLanguages;
  readonly submissions: SubmissionRepository;
  readonly keys: IdempotencyRepository;
  readonly orders: OrderRepository;
  readonly dispatcher: Dispatcher;
  readonly log: EventLog;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Open orders above which nothing is accepted. */
  readonly queueLimit: number;
}

const SEED_BYTES = 16;
const QUEUE_FULL_RETRY_SECONDS = 15;

/** Creates the way in for submissions. */
export function createSubmit(options: SubmitOptions): Submit {
  const { submissions, keys, orders } = options;

  async function positionNow(submission: string): Promise<number> {
    return positionOf(await orders.list(), submission);
  }

  return {
    check: (body) => check(options, body),
    async findRepeated(user, key, body) {
      const known = await keys.find(user, key);
      if (known === undefined) return undefined;
      assertSameBody(known, body);
      const record = await submissions.find(known.submission);
      // Without a record the first try broke off after the key: this one completes it under the same id.
      if (record === undefined) return undefined;
      if (record.outcome === undefined) await orders.insert(orderOf(record));
      return { record, position: await positionNow(record.id) };
    },
    async checkQueue() {
      if ((await orders.count()) < options.queueLimit) return;
      throw new AppError('QUEUE_FULL', { retryAfterSeconds: QUEUE_FULL_RETRY_SECONDS });
    },
    async accept(wanted) {
      const now = options.clock.now();
      const id = await nameSubmission(keys, wanted, now);
      const record = newRecord(id, wanted, now);
      // The order comes first: an order without a submission is cleared away, a submission without one is forgotten.
      await orders.insert(orderOf(record));
      const isNew = await submissions.insert(record, wanted.body.files);
      const kept = isNew ? record : ((await submissions.find(id)) ?? record);
      const position = await positionNow(id);
      await tellQueued(options, id, position);
      options.dispatcher.start();
      return { record: kept, position };
    },
  };
}

async function check({ challenges, languages }: SubmitOptions, body: SubmitBody): Promise<ChallengeVersion> {
  const challenge = await challenges.findNewest(body.challenge);
  if (challenge === undefined) {
    const errors = [{ path: 'challenge', message: `there is no challenge ${body.challenge}` }];
    throw new AppError('CHALLENGE_NOT_FOUND', { errors });
  }
  const [content, offered] = await Promise.all([
    challenges.findContent(challenge.digest),
    languages.current(),
  ]);
  if (content === undefined) throw new Error(`the content of ${challenge.digest} is not stored`);
  checkSubmission(body, { challenge, content, languages: offered(challenge) });
  return challenge;
}

/** The id of a submission: the one that its key named first, else a new one. */
async function nameSubmission(keys: IdempotencyRepository, wanted: Wanted, now: number): Promise<string> {
  const submission = createSortableId(now);
  const { user, key, body } = wanted;
  if (key === undefined) return submission;
  const record: KeyRecord = { user, key, bodyDigest: digestOfBody(body), submission, createdAt: now };
  if (await keys.insert(record)) return submission;
  const known = await keys.find(user, key);
  if (known === undefined) throw new Error('an idempotency key vanished');
  assertSameBody(known, body);
  return known.submission;
}

function newRecord(id: string, { user, body, challenge }: Wanted, createdAt: number): SubmissionRecord {
  const { slug, version, digest } = challenge;
  const { language, mode, entry, input } = body;
  return {
    id,
    user,
    slug,
    challenge: { slug, version, digest },
    language,
    mode,
    ...(entry === undefined ? {} : { entry }),
    // Custom input belongs to sample runs; a submit is judged on its own data.
    ...(input === undefined || mode === 'submit' ? {} : { input }),
    seed: randomBytes(SEED_BYTES).toString('hex'),
    createdAt,
  };
}

/** Lane of a mode. */
export function laneOf(mode: SubmissionRecord['mode']): Lane {
  return mode === 'run' ? 'grading-run' : 'grading-submit';
}

function orderOf({ id, user, mode, createdAt }: SubmissionRecord) {
  return newOrder({ submission: id, user, lane: laneOf(mode), createdAt });
}

/** While Redis is away the submission is accepted all the same; the dispatcher tells its place later. */
async function tellQueued(
  { log, logger }: SubmitOptions,
  submission: string,
  position: number,
): Promise<void> {
  try {
    if ((await log.read(submission, 0)).lastSeq > 0) return;
    await log.append(submission, 0, { type: 'submission.queued', data: { position } });
  } catch (error) {
    logger.warn({ err: error, submission }, 'a new order could not be told');
  }
}

import type { ResultLink, SharedResult, shareResultBodySchema } from '@hone/contracts';
import { AppError, type Clock } from '@hone/kit';
import type { z } from 'zod';
import type { ChallengeRepository } from '../challenges/repository.js';
import type { UserRepository } from '../sessions/repository.js';
import { sittingOfOwner } from '../sittings/owner.js';
import type { SubmissionRecord } from '../submission-records/record.js';
import type { SubmissionRepository } from '../submission-records/repository.js';
import { createLinkToken } from '../workspaces/link-token.js';
import { isSolved } from '../submissions/is-solved.js';
import type { SubmissionHistories } from '../submissions/submission-histories.js';
import { presentSharedResult } from './present-shared-result.js';
import type { SharedResultRecord, SharedResultRepository } from './repository.js';

/** Results that their owners made public. */
export interface SharedResults {
  /** Throws `SUBMISSION_NOT_FOUND` for submissions of others, as the following do. */
  find(user: string, submission: string): Promise<{ sharable: boolean; link: ResultLink | null }>;
  /** Makes it public, or changes what a public one shows. Throws `SHARE_UNSOLVED`. */
  share(user: string, submission: string, shows: z.output<typeof shareResultBodySchema>): Promise<ResultLink>;
  /** Ends the link for good: sharing again makes another one. */
  withdraw(user: string, submission: string): Promise<void>;
  /** What anybody sees; throws `SHARED_RESULT_GONE`. */
  open(token: string): Promise<SharedResult>;
}

export interface SharedResultOptions {
  readonly sharedResults: SharedResultRepository;
  readonly submissions: Pick<SubmissionRepository, 'find' | 'getFiles'>;
  readonly histories: Pick<SubmissionHistories, 'of'>;
  readonly challenges: Pick<ChallengeRepository, 'findNewest'>;
  readonly users: Pick<UserRepository, 'find'>;
  readonly clock: Pick<Clock, 'now'>;
  readonly publicUrl: string;
}

export function createSharedResults(options: SharedResultOptions): SharedResults {
  const { sharedResults, submissions, clock, publicUrl } = options;
  const present = ({ token, code, name }: SharedResultRecord): ResultLink => ({
    url: `${publicUrl}/s/${token}`,
    code,
    name,
  });

  /** Regrades belong to the owner of their original. */
  async function getOwn(user: string, id: string): Promise<SubmissionRecord> {
    const record = await submissions.find(id);
    if (record?.user !== user) throw new AppError('SUBMISSION_NOT_FOUND');
    return record;
  }

  return {
    async find(user, id) {
      const record = await getOwn(user, id);
      const found = await sharedResults.find(id);
      return { sharable: isSharable(record), link: found === undefined ? null : present(found) };
    },
    async share(user, id, shows) {
      if (!isSharable(await getOwn(user, id))) throw new AppError('SHARE_UNSOLVED');
      const fresh = { id, token: createLinkToken(), user, ...shows, createdAt: clock.now() };
      if (await sharedResults.insert(fresh)) return present(fresh);
      const known = (await sharedResults.find(id)) ?? fresh;
      const changed = { ...known, ...shows };
      await sharedResults.put(changed);
      return present(changed);
    },
    async withdraw(user, id) {
      await getOwn(user, id);
      await sharedResults.remove(id);
    },
    open: (token) => open(options, token),
  };
}

/** Answers of sittings belong to an assessment and cannot be published. */
const isSharable = ({ mode, outcome, user }: SubmissionRecord): boolean =>
  mode === 'submit' && sittingOfOwner(user) === undefined && isSolved(outcome);

async function open(
  { sharedResults, submissions, histories, challenges, users }: SharedResultOptions,
  token: string,
): Promise<SharedResult> {
  const [shared] = await sharedResults.list({ where: { token }, limit: 1 });
  const record = shared === undefined ? undefined : await submissions.find(shared.id);
  const owner = record === undefined ? undefined : await users.find(record.user);
  const challenge = record === undefined ? undefined : await challenges.findNewest(record.slug);
  if (shared === undefined || record === undefined || owner === undefined || challenge === undefined)
    throw new AppError('SHARED_RESULT_GONE');
  const { final } = await histories.of(record);
  if (final === undefined) throw new AppError('SHARED_RESULT_GONE');
  return presentSharedResult({
    record,
    final,
    challenge,
    name: shared.name ? owner.name : null,
    files: shared.code ? await submissions.getFiles(record.id) : null,
  });
}

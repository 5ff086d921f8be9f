import { AppError, type Clock } from '@hone/kit';
import { createSortableId } from '../../storage/sortable-id.js';
import type { Accepted, Admission } from './admission.js';
import { assertDigest, digestOfText, type IdempotencyRepository } from './idempotency.js';
import type { SubmissionRecord } from '../submission-records/record.js';
import type { RegradeLink, RegradeRepository } from './regrades.js';
import type { SubmissionRepository } from '../submission-records/repository.js';

/** The user who asks for a regrade. */
interface Regrader {
  readonly user: string | undefined;
  /** Whether the user is an author, reviewer or admin. */
  readonly entitled: boolean;
  readonly key: string | undefined;
}

/**
 * Regrades a finished submission as a separate record of the same learner; the original is never replaced.
 * While a regrade is open, asking again returns it. Throws `SUBMISSION_NOT_FOUND`, `AUTH_FORBIDDEN` (for the
 * user's own submission, without the role) and `REGRADE_UNFINISHED`.
 */
export type Regrade = (id: string, regrader: Regrader) => Promise<Accepted>;

export interface RegradeOptions {
  readonly submissions: SubmissionRepository;
  readonly regrades: RegradeRepository;
  readonly keys: IdempotencyRepository;
  readonly admission: Admission;
  readonly clock: Clock;
}

export function createRegrade(options: RegradeOptions): Regrade {
  const { submissions, regrades, admission } = options;
  return async (id, { user, entitled, key }) => {
    const original = await findOriginal(submissions, id);
    if (original === undefined || user === undefined || (!entitled && original.user !== user))
      throw new AppError('SUBMISSION_NOT_FOUND');
    if (!entitled) throw new AppError('AUTH_FORBIDDEN');
    const { status } = original.outcome ?? {};
    if (status !== 'graded' && status !== 'voided') throw new AppError('REGRADE_UNFINISHED');
    const link = await claim(options, original, { user, key });
    await Promise.all([original.id, link.submission].map((read) => regrades.allow(read, user)));
    const known = await submissions.find(link.submission);
    if (known !== undefined) return admission.resume(known);
    return admission.accept(recordOf(original, link), await submissions.getFiles(original.id));
  };
}

/** The regrade of a regrade is a regrade of the original. */
async function findOriginal(submissions: SubmissionRepository, id: string) {
  const record = await submissions.find(id);
  return record?.regradeOf === undefined ? record : submissions.find(record.regradeOf);
}

/** The regrade of this request: the one of its key, otherwise the open one, otherwise a new one. */
async function claim(
  options: RegradeOptions,
  original: SubmissionRecord,
  { user, key }: { readonly user: string; readonly key: string | undefined },
): Promise<RegradeLink> {
  const { keys, regrades, clock } = options;
  if (key === undefined) return openLink(options, original, user);
  const bodyDigest = digestOfText(`regrade ${original.id}`);
  const keyed = async () => {
    const known = await keys.find(user, key);
    if (known === undefined) return undefined;
    assertDigest(known, bodyDigest);
    return (await regrades.list(original.id)).find((link) => link.submission === known.submission);
  };
  const before = await keyed();
  if (before !== undefined) return before;
  const link = await openLink(options, original, user);
  const record = { user, key, bodyDigest, submission: link.submission, createdAt: clock.now() };
  if (await keys.insert(record)) return link;
  return (await keyed()) ?? link;
}

/** The insert decides who creates a regrade; later callers use that one. */
async function openLink(
  { submissions, regrades, admission, clock }: RegradeOptions,
  original: SubmissionRecord,
  by: string,
): Promise<RegradeLink> {
  for (;;) {
    const links = await regrades.list(original.id);
    const last = links.at(-1);
    if (last !== undefined && (await submissions.find(last.submission))?.outcome === undefined) return last;
    const assertCapacity = await admission.readQueue();
    assertCapacity(undefined);
    const at = clock.now();
    const number = links.length + 1;
    const link = { original: original.id, number, submission: createSortableId(at), by, at };
    if (await regrades.insert(link)) return link;
  }
}

function recordOf(
  { outcome: _outcome, trace: _trace, ...original }: SubmissionRecord,
  link: RegradeLink,
): SubmissionRecord {
  return { ...original, id: link.submission, createdAt: link.at, regradeOf: original.id };
}

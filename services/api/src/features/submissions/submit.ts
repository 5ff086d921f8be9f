import type { SubmitBody } from '@hone/contracts';
import { AppError, type Clock } from '@hone/kit';
import { createSortableId } from '../../storage/sortable-id.js';
import type { OfferedLanguages } from '../challenges/offered-languages.js';
import type { ChallengeRepository, ChallengeVersion } from '../challenges/repository.js';
import type { Accepted, Admission } from './admission.js';
import { checkSubmission } from './check-submission.js';
import { assertDigest, digestOfBody, type IdempotencyRepository, type KeyRecord } from './idempotency.js';
import type { VariantRecord } from '../variants/repository.js';
import type { Variants } from '../variants/variants.js';
import type { ChallengeActivity } from './challenge-activity.js';
import type { SubmissionRecord } from '../submission-records/record.js';
import type { SubmissionRepository } from '../submission-records/repository.js';

export interface Submit {
  /**
   * Checks a submission against its challenge, the newest version when none is given. Throws an error with the
   * invalid fields; changes nothing.
   */
  check(body: SubmitBody, version?: ChallengeVersion): Promise<ChallengeVersion>;
  /** The submission of an earlier request with this key, if any; throws when its body was different. */
  findRepeated(user: string, key: string, body: SubmitBody): Promise<Accepted | undefined>;
  /** Accepts a checked submission; from then on it is graded, whatever fails. */
  accept(wanted: Wanted): Promise<Accepted>;
  /** The same under a given id; repeating it creates one submission. */
  acceptAs(id: string, wanted: Wanted): Promise<Accepted>;
}

interface Wanted {
  readonly user: string;
  readonly body: SubmitBody;
  readonly challenge: ChallengeVersion;
  readonly key: string | undefined;
  /** The variant that it names; the user's current one when absent. */
  readonly variant?: VariantRecord | undefined;
}

export interface SubmitOptions {
  readonly challenges: ChallengeRepository;
  readonly languages: OfferedLanguages;
  readonly submissions: SubmissionRepository;
  readonly keys: IdempotencyRepository;
  readonly admission: Admission;
  readonly activity: Pick<ChallengeActivity, 'takeSeed'>;
  readonly variants: Pick<Variants, 'open'>;
  readonly clock: Clock;
}

export function createSubmit(options: SubmitOptions): Submit {
  const { submissions, keys, admission, activity, variants, clock } = options;

  async function acceptAs(id: string, wanted: Wanted): Promise<Accepted> {
    const { user, challenge, body } = wanted;
    const current = async () => (challenge.hasVariants === true ? variants.open(user, challenge) : undefined);
    const variant = wanted.variant ?? (await current());
    const seed = activity.takeSeed(challenge.digest, body.mode, variant?.seed);
    return admission.accept(newRecord(id, { ...wanted, variant }, seed, clock.now()), body.files);
  }

  return {
    acceptAs,
    check: (body, version) => check(options, body, version),
    async findRepeated(user, key, body) {
      const known = await keys.find(user, key);
      if (known === undefined) return undefined;
      assertDigest(known, digestOfBody(body));
      const record = await submissions.find(known.submission);
      // The first request broke off after its key was stored; complete it under the same id.
      return record === undefined ? undefined : admission.resume(record);
    },
    async accept(wanted) {
      return acceptAs(await nameSubmission(keys, wanted, clock.now()), wanted);
    },
  };
}

async function check(
  { challenges, languages }: SubmitOptions,
  body: SubmitBody,
  version?: ChallengeVersion,
): Promise<ChallengeVersion> {
  const challenge = version ?? (await challenges.findNewest(body.challenge));
  if (challenge === undefined) {
    const errors = [{ path: 'challenge', message: `there is no challenge ${body.challenge}` }];
    throw new AppError('CHALLENGE_NOT_FOUND', { errors });
  }
  const [content, offered] = await Promise.all([
    challenges.findContent(challenge.digest),
    languages.current(),
  ]);
  if (content === undefined)
    throw new Error(`challenge content ${challenge.digest} is missing from the database`);
  checkSubmission(body, { challenge, content, languages: offered(challenge) });
  return challenge;
}

/** The id of the submission: the one stored with its key, otherwise a new one. */
async function nameSubmission(keys: IdempotencyRepository, wanted: Wanted, now: number): Promise<string> {
  const submission = createSortableId(now);
  const { user, key, body } = wanted;
  if (key === undefined) return submission;
  const record: KeyRecord = { user, key, bodyDigest: digestOfBody(body), submission, createdAt: now };
  if (await keys.insert(record)) return submission;
  const known = await keys.find(user, key);
  if (known === undefined) throw new Error('an idempotency key disappeared');
  assertDigest(known, record.bodyDigest);
  return known.submission;
}

function newRecord(
  id: string,
  { user, body, challenge, variant }: Wanted,
  seed: string,
  createdAt: number,
): SubmissionRecord {
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
    // Custom input is for sample runs; a submit is judged on its own data.
    ...(input === undefined || mode === 'submit' ? {} : { input }),
    seed,
    ...(variant === undefined ? {} : { variant: { id: variant.id, seed: variant.seed } }),
    createdAt,
  };
}

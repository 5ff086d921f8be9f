import { MAX_TEST_CASES, TEST_CASE_QUOTA_BYTES, type PutTestCaseBody, type TestCase } from '@hone/contracts';
import { AppError, type Clock } from '@hone/kit';
import type { ChallengeRepository } from '../challenges/repository.js';
import type { TestCaseKey, TestCaseRecord, TestCaseRepository } from './repository.js';

/** What users can do with their own inputs. */
export interface TestCaseUseCases {
  list(slug: string, user: string | undefined): Promise<TestCase[]>;
  /** Throws `CHALLENGE_NOT_FOUND`, or `TEST_CASE_QUOTA` when there are too many or too large ones. */
  save(key: TestCaseKey, body: PutTestCaseBody): Promise<TestCase>;
  remove(key: TestCaseKey): Promise<void>;
}

export interface TestCaseUseCaseOptions {
  readonly testCases: TestCaseRepository;
  readonly challenges: Pick<ChallengeRepository, 'findNewest'>;
  readonly clock: Pick<Clock, 'now'>;
}

export function createTestCaseUseCases(options: TestCaseUseCaseOptions): TestCaseUseCases {
  const { testCases, challenges, clock } = options;
  async function checkChallenge(slug: string): Promise<void> {
    if ((await challenges.findNewest(slug)) === undefined) throw new AppError('CHALLENGE_NOT_FOUND');
  }

  return {
    async list(slug, user) {
      await checkChallenge(slug);
      return user === undefined ? [] : (await testCases.list(user, slug)).map(presentTestCase);
    },
    async save(key, body) {
      await checkChallenge(key.slug);
      const kept = await testCases.list(key.user);
      const isSame = ({ slug, id }: TestCaseRecord) => slug === key.slug && id === key.id;
      checkQuota(
        body,
        key.slug,
        kept.filter((record) => !isSame(record)),
      );
      const record = { ...key, ...body, createdAt: kept.find(isSame)?.createdAt ?? clock.now() };
      await testCases.save(record);
      return presentTestCase(record);
    },
    remove: (key) => testCases.remove(key),
  };
}

function checkQuota(body: PutTestCaseBody, slug: string, others: readonly TestCaseRecord[]): void {
  const count = others.filter((record) => record.slug === slug).length;
  const bytes = [body, ...others].reduce((sum, each) => sum + bytesOf(each), 0);
  if (count >= MAX_TEST_CASES || bytes > TEST_CASE_QUOTA_BYTES) throw new AppError('TEST_CASE_QUOTA');
}

const bytesOf = ({ name, input, expected = '' }: PutTestCaseBody): number =>
  Buffer.byteLength(name) + Buffer.byteLength(input) + Buffer.byteLength(expected);

function presentTestCase({ id, name, input, expected }: TestCaseRecord): TestCase {
  return { id, name, input, ...(expected === undefined ? {} : { expected }) };
}

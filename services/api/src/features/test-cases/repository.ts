import { slugSchema, testCaseSchema } from '@hone/contracts';
import { z } from 'zod';

/** A learner's own input of a challenge. */
export const testCaseRecordSchema = testCaseSchema.extend({
  user: z.string(),
  slug: slugSchema,
  /** Milliseconds since 1970, of the first saving. */
  createdAt: z.number(),
});
export type TestCaseRecord = z.infer<typeof testCaseRecordSchema>;

export type TestCaseKey = Pick<TestCaseRecord, 'user' | 'slug' | 'id'>;

export const testCaseName = ({ user, slug, id }: TestCaseKey): string => `${user}:${slug}:${id}`;

export interface TestCaseRepository {
  /** Saves a test case; replaces one with the same key. The last save wins. */
  save(record: TestCaseRecord): Promise<void>;
  /** All of a user, or those in one challenge, oldest first. */
  list(user: string, slug?: string): Promise<TestCaseRecord[]>;
  remove(key: TestCaseKey): Promise<void>;
  removeUser(user: string): Promise<void>;
}

import { z } from 'zod';

/** Most test cases of one user in one challenge. */
export const MAX_TEST_CASES = 20;
/** Bytes of all test cases of one user. */
export const TEST_CASE_QUOTA_BYTES = 5_000_000;

const MAX_CHARACTERS = 65_536;

/** Chosen by the client, so that saving twice is saving once. */
export const testCaseIdSchema = z.string().regex(/^[\w-]{1,40}$/, 'must be 1 to 40 letters, digits, - or _');

/** Body of `PUT /challenges/:slug/cases/:case`. */
export const putTestCaseBodySchema = z.strictObject({
  name: z.string().trim().min(1).max(80),
  input: z.string().max(MAX_CHARACTERS),
  /** What the program should print. */
  expected: z.string().max(MAX_CHARACTERS).optional(),
});
export type PutTestCaseBody = z.infer<typeof putTestCaseBodySchema>;

/** A learner's own input of a challenge. */
export const testCaseSchema = putTestCaseBodySchema.extend({ id: testCaseIdSchema });
export type TestCase = z.infer<typeof testCaseSchema>;

/** Response of `GET /challenges/:slug/cases`, oldest first. */
export const testCaseListSchema = z.object({ items: z.array(testCaseSchema) });

import {
  putTestCaseBodySchema,
  slugSchema,
  testCaseIdSchema,
  testCaseListSchema,
  testCaseSchema,
} from '@hone/contracts';
import { z } from 'zod';
import type { Operation } from './operation.js';

const params = z.object({ slug: slugSchema, case: testCaseIdSchema });

/** Operations on test cases. */
export const testCaseOperations: readonly Operation[] = [
  {
    method: 'get',
    path: '/api/v1/challenges/{slug}/cases',
    summary: 'My test cases in a challenge, oldest first; none without a session.',
    tag: 'drafts',
    params: params.pick({ slug: true }),
    success: {
      status: 200,
      description: 'The test cases.',
      schema: testCaseListSchema.meta({ id: 'TestCaseList' }),
    },
    problems: [404, 422],
  },
  {
    method: 'put',
    path: '/api/v1/challenges/{slug}/cases/{case}',
    summary: 'Save a test case under an id that the client chooses; it replaces one with the same id.',
    tag: 'drafts',
    params,
    body: putTestCaseBodySchema.meta({ id: 'PutTestCaseBody' }),
    success: {
      status: 200,
      description:
        'Saved. On 422 `TEST_CASE_QUOTA`, there are 20 in this challenge or 5 MB in all; nothing was saved.',
      schema: testCaseSchema.meta({ id: 'TestCase' }),
    },
    problems: [400, 401, 403, 404, 413, 415, 422, 429, 503],
  },
  {
    method: 'delete',
    path: '/api/v1/challenges/{slug}/cases/{case}',
    summary: 'Delete a test case.',
    tag: 'drafts',
    params,
    success: { status: 204, description: 'Deleted, or there was none.' },
    problems: [401, 403, 422],
  },
];

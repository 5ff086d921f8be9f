import { submittedSchema } from '@hone/contracts';
import { z } from 'zod';
import type { Operation } from './operation.js';

/** Regrading. */
export const regradeOperations: Operation[] = [
  {
    method: 'post',
    path: '/api/v1/submissions/{id}/regrade',
    summary:
      'Regrade a finished submission as a new, linked submission. Authors, reviewers and admins may regrade anyone’s submission.',
    tag: 'submissions',
    params: z.object({ id: z.string() }),
    headers: z.object({
      'Idempotency-Key': z
        .string()
        .max(128)
        .optional()
        .describe(
          'The same key returns the same regrade for a day. While a regrade is unfinished, no second one starts.',
        ),
    }),
    success: {
      status: 202,
      description: 'Accepted; `Location` is the address of the regrade.',
      schema: submittedSchema,
    },
    problems: [403, 404, 409, 422, 429, 503],
  },
];

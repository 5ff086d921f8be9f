import { submittedSchema } from '@hone/contracts';
import { z } from 'zod';
import type { Operation } from './operation.js';

/** Grading again. */
export const regradeOperations: Operation[] = [
  {
    method: 'post',
    path: '/api/v1/submissions/{id}/regrade',
    summary:
      'Grade a finished submission again, as a new record linked to it. For authors, reviewers and admins, on anybody’s submission.',
    tag: 'submissions',
    params: z.object({ id: z.string() }),
    headers: z.object({
      'Idempotency-Key': z
        .string()
        .max(128)
        .optional()
        .describe(
          'The same key gives the same record; kept for a day. While one is open, there is no second.',
        ),
    }),
    success: {
      status: 202,
      description: 'Accepted; `Location` names the new record.',
      schema: submittedSchema,
    },
    problems: [403, 404, 409, 422, 429, 503],
  },
];

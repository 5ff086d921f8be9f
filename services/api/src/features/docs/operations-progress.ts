import { myProgressSchema, progressQuerySchema, scoreDistributionSchema } from '@hone/contracts/practice';
import { z } from 'zod';
import type { Operation } from './operation.js';

/** Operations on one's progress. */
export const progressOperations: readonly Operation[] = [
  {
    method: 'get',
    path: '/api/v1/me/progress',
    summary: 'My progress: challenges, skills with ranges, streak, time spent, and what to do next.',
    tag: 'practice',
    query: progressQuerySchema,
    success: { status: 200, description: 'My progress.', schema: myProgressSchema.meta({ id: 'Progress' }) },
    problems: [401, 422],
  },
  {
    method: 'get',
    path: '/api/v1/challenges/{slug}/scores',
    summary: 'How people scored in a challenge. Available once 30 people have submitted.',
    tag: 'practice',
    params: z.object({ slug: z.string() }),
    success: {
      status: 200,
      description: 'The best scores of the people who submitted last.',
      schema: scoreDistributionSchema.meta({ id: 'ScoreDistribution' }),
    },
    problems: [404],
  },
];

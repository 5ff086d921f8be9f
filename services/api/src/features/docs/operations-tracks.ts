import { trackListSchema, trackViewSchema } from '@hone/contracts/practice';
import { z } from 'zod';
import type { Operation } from './operation.js';

/** Operations on tracks. */
export const trackOperations: readonly Operation[] = [
  {
    method: 'get',
    path: '/api/v1/tracks',
    summary: 'Ordered sets of challenges, with my progress in each. All are on one page.',
    tag: 'practice',
    success: {
      status: 200,
      description: 'The tracks.',
      schema: trackListSchema.meta({ id: 'TrackPage' }),
    },
    problems: [],
  },
  {
    method: 'get',
    path: '/api/v1/tracks/{slug}',
    summary: 'A track with its challenges in order, and why each is there.',
    tag: 'practice',
    params: z.object({ slug: z.string() }),
    success: { status: 200, description: 'The track.', schema: trackViewSchema.meta({ id: 'Track' }) },
    problems: [404],
  },
];

import {
  approachesSchema,
  editorialSchema,
  languageSchema,
  learningAidsSchema,
  nextHintSchema,
  revealSchema,
} from '@hone/contracts';
import { z } from 'zod';
import type { Operation } from './operation.js';

const params = z.object({ slug: z.string() });
const aids = learningAidsSchema.meta({ id: 'LearningAids' });
const IMAGE_TYPES = ['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/svg+xml'];

/** Operations on hints, editorials, right solutions, images and revealed data. */
export const aidOperations: readonly Operation[] = [
  {
    method: 'get',
    path: '/api/v1/challenges/{slug}/aids',
    summary: 'The help that I have taken with a challenge, and when there is more.',
    tag: 'aids',
    params,
    success: { status: 200, description: 'Hints taken, and what is open.', schema: aids },
    problems: [404],
  },
  {
    method: 'post',
    path: '/api/v1/challenges/{slug}/hints/next',
    summary: 'Take the next hint; the n-th comes after n graded submissions.',
    tag: 'aids',
    params,
    success: {
      status: 200,
      description: 'The hint.',
      schema: nextHintSchema.meta({ id: 'NextHint' }),
    },
    problems: [401, 403, 404, 409, 415, 422],
  },
  {
    method: 'post',
    path: '/api/v1/challenges/{slug}/give-up',
    summary: 'Give up, to read the editorial. It can still be solved afterwards.',
    tag: 'aids',
    params,
    success: { status: 200, description: 'What is open now.', schema: aids },
    problems: [401, 403, 404, 415, 422],
  },
  {
    method: 'get',
    path: '/api/v1/challenges/{slug}/editorial',
    summary: 'How the challenge is solved, for those who have solved it or given up.',
    tag: 'aids',
    params,
    success: {
      status: 200,
      description: 'The editorial, Markdown.',
      schema: editorialSchema.meta({ id: 'Editorial' }),
    },
    problems: [403, 404],
  },
  {
    method: 'get',
    path: '/api/v1/challenges/{slug}/approaches',
    summary: 'Right solutions of the author, cheapest first, for those who may read the editorial.',
    tag: 'aids',
    params,
    query: z.object({ language: languageSchema }),
    success: {
      status: 200,
      description: 'The solutions in this language; none for kinds that show none.',
      schema: approachesSchema.meta({ id: 'Approaches' }),
    },
    problems: [403, 404, 422],
  },
  {
    method: 'get',
    path: '/api/v1/challenges/{slug}/assets/{path}',
    summary: 'An image that the statement shows, or a hint or an editorial that I may read.',
    tag: 'aids',
    params: params.extend({ path: z.string() }),
    query: z.object({ v: z.string().max(20).optional().describe('The version of the challenge.') }),
    success: { status: 200, description: 'The image.', schema: z.string() },
    mediaTypes: IMAGE_TYPES,
    problems: [404, 422],
  },
  {
    method: 'post',
    path: '/api/v1/submissions/{id}/checks/{check}/reveal',
    summary: 'See the generated data on which a hidden check of my submission failed.',
    tag: 'aids',
    params: z.object({ id: z.string(), check: z.string() }),
    success: {
      status: 200,
      description: 'The data, with what was expected and what came.',
      schema: revealSchema.meta({ id: 'Reveal' }),
    },
    problems: [403, 404, 415, 422],
  },
];

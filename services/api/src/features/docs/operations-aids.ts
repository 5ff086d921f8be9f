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
    summary: 'The hints that I have taken for a challenge, and when the next one unlocks.',
    tag: 'aids',
    params,
    success: { status: 200, description: 'Hints taken, and what is unlocked.', schema: aids },
    problems: [404],
  },
  {
    method: 'post',
    path: '/api/v1/challenges/{slug}/hints/next',
    summary: 'Take the next hint. Hint n unlocks after n graded submissions.',
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
    summary: 'Give up, to read the editorial. The challenge can still be solved afterwards.',
    tag: 'aids',
    params,
    success: { status: 200, description: 'What is unlocked now.', schema: aids },
    problems: [401, 403, 404, 415, 422],
  },
  {
    method: 'get',
    path: '/api/v1/challenges/{slug}/editorial',
    summary: 'The editorial, for users who have solved the challenge or given up.',
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
    summary: 'The author’s accepted solutions, fastest first, for users who may read the editorial.',
    tag: 'aids',
    params,
    query: z.object({ language: languageSchema }),
    success: {
      status: 200,
      description: 'The solutions in this language; empty for kinds that show none.',
      schema: approachesSchema.meta({ id: 'Approaches' }),
    },
    problems: [403, 404, 422],
  },
  {
    method: 'get',
    path: '/api/v1/challenges/{slug}/assets/{path}',
    summary: 'An image of the statement, or of a hint or editorial that I may read.',
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
    summary: 'Show the generated data on which a hidden check of my submission failed.',
    tag: 'aids',
    params: z.object({ id: z.string(), check: z.string() }),
    success: {
      status: 200,
      description: 'The input, the expected output and the actual output.',
      schema: revealSchema.meta({ id: 'Reveal' }),
    },
    problems: [403, 404, 415, 422],
  },
];

import {
  foundResultLinkSchema,
  resultLinkSchema,
  sharedResultSchema,
  shareResultBodySchema,
} from '@hone/contracts';
import { z } from 'zod';
import type { Operation } from './operation.js';

const params = z.object({ id: z.string() });
const tokenParams = z.object({ token: z.string() });
const path = '/api/v1/submissions/{id}/share';
const link = resultLinkSchema.meta({ id: 'ResultLink' });

/** Operations of results that their owners share. */
export const sharedResultOperations: readonly Operation[] = [
  {
    method: 'get',
    path,
    summary: 'Whether one of my submissions is shared, and whether it can be.',
    tag: 'submissions',
    params,
    success: {
      status: 200,
      description: 'The link, if any.',
      schema: foundResultLinkSchema.meta({ id: 'FoundResultLink' }),
    },
    problems: [401, 403, 404],
  },
  {
    method: 'post',
    path,
    summary: 'Share a solved submission by a public link, or change what the link shows.',
    tag: 'submissions',
    params,
    body: shareResultBodySchema.meta({ id: 'ShareResultBody' }),
    success: { status: 200, description: 'The link. It has no check and no test data.', schema: link },
    problems: [400, 401, 403, 404, 409, 413, 415, 422],
  },
  {
    method: 'delete',
    path,
    summary: 'Stop sharing one of my submissions. Its link never works again.',
    tag: 'submissions',
    params,
    success: { status: 204, description: 'Not shared any more.' },
    problems: [401, 403, 404, 415, 422],
  },
  {
    method: 'get',
    path: '/api/v1/shared-results/{token}',
    summary: 'A shared result, for anybody who has the link.',
    tag: 'submissions',
    params: tokenParams,
    success: {
      status: 200,
      description: 'What its owner chose to show.',
      schema: sharedResultSchema.meta({ id: 'SharedResult' }),
    },
    problems: [403, 404],
  },
  {
    method: 'get',
    path: '/api/v1/shared-results/{token}/card.png',
    summary: 'The picture of a shared result, for previews of its link.',
    tag: 'submissions',
    params: tokenParams,
    success: { status: 200, description: '1200 × 630 pixels.' },
    mediaTypes: ['image/png'],
    problems: [403, 404],
  },
];

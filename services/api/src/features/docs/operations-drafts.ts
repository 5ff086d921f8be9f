import {
  foundDraftSchema,
  languageSchema,
  putDraftBodySchema,
  savedDraftSchema,
  variantIdSchema,
} from '@hone/contracts';
import { z } from 'zod';
import type { Operation } from './operation.js';

const params = z.object({ slug: z.string() });

/** Operations on drafts. */
export const draftOperations: readonly Operation[] = [
  {
    method: 'get',
    path: '/api/v1/drafts/{slug}',
    summary: 'My draft in a language; null when there is none or without a session.',
    tag: 'drafts',
    params,
    query: z.object({ language: languageSchema, variant: variantIdSchema.optional() }),
    success: {
      status: 200,
      description: 'The latest draft.',
      schema: foundDraftSchema.meta({ id: 'FoundDraft' }),
    },
    problems: [404, 422],
  },
  {
    method: 'put',
    path: '/api/v1/drafts/{slug}',
    summary: 'Save my draft. `revision` is the one it is based on, or 0 for a new draft.',
    tag: 'drafts',
    params,
    body: putDraftBodySchema.meta({ id: 'PutDraftBody' }),
    success: {
      status: 200,
      description:
        'Saved as this revision. On 409, `draft` is the newer draft; nothing was overwritten. On 422 `DRAFT_QUOTA`, all drafts together would exceed 20 MB; nothing was saved.',
      schema: savedDraftSchema.meta({ id: 'SavedDraft' }),
    },
    problems: [400, 401, 403, 404, 409, 413, 415, 422, 429, 503],
  },
];

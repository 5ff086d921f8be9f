import { foundDraftSchema, languageSchema, putDraftBodySchema, savedDraftSchema } from '@hone/contracts';
import { z } from 'zod';
import type { Operation } from './operation.js';

const params = z.object({ slug: z.string() });

/** Operations on drafts. */
export const draftOperations: readonly Operation[] = [
  {
    method: 'get',
    path: '/api/v1/drafts/{slug}',
    summary: 'My draft in a language; null when there is none or nobody is signed in.',
    tag: 'drafts',
    params,
    query: z.object({ language: languageSchema }),
    success: {
      status: 200,
      description: 'The newest state of the draft.',
      schema: foundDraftSchema.meta({ id: 'FoundDraft' }),
    },
    problems: [404, 422],
  },
  {
    method: 'put',
    path: '/api/v1/drafts/{slug}',
    summary: 'Save my draft. `revision` is the one it was written on, 0 when there was none.',
    tag: 'drafts',
    params,
    body: putDraftBodySchema.meta({ id: 'PutDraftBody' }),
    success: {
      status: 200,
      description:
        'Saved under this revision. With 409, `draft` is the newer state; nothing was overwritten. With 422 `DRAFT_QUOTA`, all drafts together would take up more than 20 MB; nothing was changed.',
      schema: savedDraftSchema.meta({ id: 'SavedDraft' }),
    },
    problems: [400, 401, 403, 404, 409, 413, 415, 422, 429, 503],
  },
];

import { draftConflictSchema } from '@hone/contracts';
import { ApiProblem, mayRetry } from '../../api-client/failures.js';
import { t } from '../../strings/challenge.js';
import type { DraftEvent } from './draft-machine.js';

/** What a failed save on the server means for the draft. */
export function eventOfFailure(error: unknown): DraftEvent {
  if (!(error instanceof ApiProblem)) return { type: 'send-failed', retryAfterMs: 0 };
  if (error.code === 'DRAFT_CONFLICT') {
    const parsed = draftConflictSchema.safeParse(error.document);
    if (parsed.success) return { type: 'send-conflicted', draft: parsed.data.draft };
  }
  if (mayRetry(error)) return { type: 'send-failed', retryAfterMs: error.retryAfterMs ?? 0 };
  if (error.status === 401) return { type: 'send-rejected', why: t('draft.signedOut') };
  const fields = (error.problem.errors ?? []).map(({ path, message }) => `${path}: ${message}`);
  return { type: 'send-rejected', why: [error.problem.detail, ...fields].join(' ') };
}

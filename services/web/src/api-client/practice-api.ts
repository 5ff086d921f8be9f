import {
  approachesSchema,
  editorialSchema,
  foundDraftSchema,
  learningAidsSchema,
  nextHintSchema,
  revealSchema,
  savedDraftSchema,
  type PutDraftBody,
} from '@hone/contracts';
import type { SendRequest } from './send-request.js';

interface WantedDraft {
  readonly slug: string;
  readonly language: string;
  readonly variant?: string | undefined;
}

/** Calls for practice: drafts, hints, editorial, solutions, the hidden data that a check failed on. */
export function createPracticeApi(send: SendRequest) {
  const challenge = (slug: string) => `/challenges/${encodeURIComponent(slug)}`;
  const draft = (slug: string) => `/drafts/${encodeURIComponent(slug)}`;
  return {
    findDraft: ({ slug, language, variant }: WantedDraft) =>
      send({ method: 'GET', path: draft(slug), query: { language, variant }, answer: foundDraftSchema }),
    /** `last`: the page may close before the answer; the request should arrive all the same. */
    saveDraft: (slug: string, body: PutDraftBody, last: boolean) =>
      send({ method: 'PUT', path: draft(slug), body, outlive: last, answer: savedDraftSchema }),
    getAids: (slug: string, signal?: AbortSignal) =>
      send({ method: 'GET', path: `${challenge(slug)}/aids`, answer: learningAidsSchema, signal }),
    takeHint: (slug: string) =>
      send({ method: 'POST', path: `${challenge(slug)}/hints/next`, answer: nextHintSchema }),
    giveUp: (slug: string) =>
      send({ method: 'POST', path: `${challenge(slug)}/give-up`, answer: learningAidsSchema }),
    getEditorial: (slug: string, signal?: AbortSignal) =>
      send({ method: 'GET', path: `${challenge(slug)}/editorial`, answer: editorialSchema, signal }),
    getApproaches: (slug: string, language: string, signal?: AbortSignal) =>
      send({
        method: 'GET',
        path: `${challenge(slug)}/approaches`,
        query: { language },
        answer: approachesSchema,
        signal,
      }),
    revealCheck: (submission: string, check: string) =>
      send({
        method: 'POST',
        path: `/submissions/${encodeURIComponent(submission)}/checks/${encodeURIComponent(check)}/reveal`,
        answer: revealSchema,
      }),
  };
}

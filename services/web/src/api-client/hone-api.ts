import {
  challengeSummarySchema,
  challengeViewSchema,
  eventPageSchema,
  listOf,
  meSchema,
  sourceFileListSchema,
  submissionSchema,
  submissionSummarySchema,
  submittedSchema,
  userSchema,
  type SubmitBody,
} from '@hone/contracts';
import { z } from 'zod';
import { createAccountApi } from './account-api.js';
import { createPracticeApi } from './practice-api.js';
import type { SendRequest } from './send-request.js';
import { shareInFlight } from './share-in-flight.js';

const challengePageSchema = listOf(challengeSummarySchema);

const submissionPageSchema = listOf(submissionSummarySchema);

const guestSchema = z.object({ user: userSchema });

type Query = Readonly<Record<string, string | undefined>>;

/** The calls of `/api/v1` that the pages make. */
export function createHoneApi(send: SendRequest) {
  return {
    ...createAccountApi(send),
    ...createPracticeApi(send),
    getMe: (signal?: AbortSignal) => send({ method: 'GET', path: '/me', answer: meSchema, signal }),
    /** Draft and first submission may both want a session at once: two calls would make two guests. */
    startGuest: shareInFlight(() => send({ method: 'POST', path: '/auth/guest', answer: guestSchema })),
    listChallenges: (query: Query, signal?: AbortSignal) =>
      send({ method: 'GET', path: '/challenges', query, answer: challengePageSchema, signal }),
    getChallenge: (slug: string, signal?: AbortSignal) =>
      send({
        method: 'GET',
        path: `/challenges/${encodeURIComponent(slug)}`,
        answer: challengeViewSchema,
        signal,
      }),
    /** Sending the same key and body again gives the same submission. */
    createSubmission: (body: SubmitBody, idempotencyKey: string) =>
      send({ method: 'POST', path: '/submissions', body, idempotencyKey, answer: submittedSchema }),
    getSubmission: (id: string, signal?: AbortSignal) =>
      send({ method: 'GET', path: submissionPath(id), answer: submissionSchema, signal }),
    listEvents: (id: string, after: number, signal?: AbortSignal) =>
      send({
        method: 'GET',
        path: `${submissionPath(id)}/events`,
        query: { after: String(after) },
        answer: eventPageSchema,
        signal,
      }),
    getFiles: (id: string, signal?: AbortSignal) =>
      send({ method: 'GET', path: `${submissionPath(id)}/files`, answer: sourceFileListSchema, signal }),
    /** Stops grading; a submission that is over stays what it is. */
    cancelSubmission: (id: string) =>
      send({ method: 'POST', path: `${submissionPath(id)}/cancel`, answer: submissionSchema }),
    listSubmissions: (query: Query, signal?: AbortSignal) =>
      send({ method: 'GET', path: '/submissions', query, answer: submissionPageSchema, signal }),
  };
}

export type HoneApi = ReturnType<typeof createHoneApi>;

function submissionPath(id: string): string {
  return `/submissions/${encodeURIComponent(id)}`;
}

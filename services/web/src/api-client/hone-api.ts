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
import { createDeviceCalls } from './device-calls.js';
import { createPracticeApi } from './practice-api.js';
import { oneTabAtATime } from './one-tab-at-a-time.js';
import { createSharedResultCalls } from './shared-result-calls.js';
import type { SendRequest } from './send-request.js';
import { shareInFlight } from './share-in-flight.js';

const challengePageSchema = listOf(challengeSummarySchema);

const submissionPageSchema = listOf(submissionSummarySchema);

const guestSchema = z.object({ user: userSchema });

/** Held while a tab starts a guest session. */
const GUEST_LOCK = 'hone-guest';

/**
 * The session of this browser; starts a guest session when there is none. Draft and first submission may need
 * one at the same time, in two tabs: two calls would create two guests.
 */
const beginSession = (send: SendRequest) =>
  oneTabAtATime(GUEST_LOCK, async () => {
    const { user } = await send({ method: 'GET', path: '/me', answer: meSchema });
    return user === null ? send({ method: 'POST', path: '/auth/guest', answer: guestSchema }) : { user };
  });

type Query = Readonly<Record<string, string | undefined>>;

/** The calls of `/api/v1` that the pages make. */
export function createHoneApi(send: SendRequest) {
  return {
    ...createAccountApi(send),
    ...createPracticeApi(send),
    ...createSharedResultCalls(send),
    ...createDeviceCalls(send),
    getMe: (signal?: AbortSignal) => send({ method: 'GET', path: '/me', answer: meSchema, signal }),
    startGuest: shareInFlight(() => beginSession(send)),
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
    /** Stops grading; a finished submission stays as it is. */
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

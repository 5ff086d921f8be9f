import { foundResultLinkSchema, resultLinkSchema, sharedResultSchema } from '@hone/contracts';
import { z } from 'zod';
import type { SendRequest } from './send-request.js';

/** The calls about results that their owners share. */
export function createSharedResultCalls(send: SendRequest) {
  const path = (submission: string) => `/submissions/${encodeURIComponent(submission)}/share`;
  return {
    findResultLink: (submission: string, signal?: AbortSignal) =>
      send({ method: 'GET', path: path(submission), answer: foundResultLinkSchema, signal }),
    shareResult: (submission: string, shows: { readonly code: boolean; readonly name: boolean }) =>
      send({ method: 'POST', path: path(submission), body: shows, answer: resultLinkSchema }),
    withdrawResult: (submission: string) =>
      send({ method: 'DELETE', path: path(submission), answer: z.unknown() }),
    getSharedResult: (token: string, signal?: AbortSignal) =>
      send({
        method: 'GET',
        path: `/shared-results/${encodeURIComponent(token)}`,
        answer: sharedResultSchema,
        signal,
      }),
  };
}

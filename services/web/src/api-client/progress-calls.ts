import {
  myProgressSchema,
  scoreDistributionSchema,
  trackListSchema,
  trackViewSchema,
} from '@hone/contracts/practice';
import type { SendRequest } from './send-request.js';

/** Calls about tracks and progress; loaded by the pages that show them. */
export function createProgressCalls(send: SendRequest) {
  return {
    listTracks: async (signal?: AbortSignal) =>
      (await send({ method: 'GET', path: '/tracks', answer: trackListSchema, signal })).items,
    getTrack: (slug: string, signal?: AbortSignal) =>
      send({ method: 'GET', path: `/tracks/${encodeURIComponent(slug)}`, answer: trackViewSchema, signal }),
    getProgress: (timeZone: string, signal?: AbortSignal) =>
      send({ method: 'GET', path: '/me/progress', query: { timeZone }, answer: myProgressSchema, signal }),
    getScores: (slug: string, signal?: AbortSignal) =>
      send({
        method: 'GET',
        path: `/challenges/${encodeURIComponent(slug)}/scores`,
        answer: scoreDistributionSchema,
        signal,
      }),
  };
}

import {
  erasureReceiptSchema,
  HIRING_ROUTES,
  playbackSchema,
  reportSubmissionViewSchema,
  similaritySchema,
  sittingReportSchema,
  talkSchema,
  type DecisionBody,
  type ExtraTimeBody,
  type PutReviewBody,
} from '@hone/contracts/hiring';
import { z } from 'zod';
import { addressOf } from './route-address.js';
import type { SendRequest } from './send-request.js';

/** The calls about one sitting, as a team sees it. */
export function createReportCalls(send: SendRequest) {
  const path = (route: string, w: string, s: string) => addressOf(route, { w, s });
  return {
    getReport: (w: string, s: string, signal?: AbortSignal) =>
      send({ method: 'GET', path: path(HIRING_ROUTES.report, w, s), answer: sittingReportSchema, signal }),
    getTalk: (w: string, s: string, signal?: AbortSignal) =>
      send({ method: 'GET', path: path(HIRING_ROUTES.talk, w, s), answer: talkSchema, signal }),
    getSimilarity: (w: string, s: string, signal?: AbortSignal) =>
      send({ method: 'GET', path: path(HIRING_ROUTES.similarity, w, s), answer: similaritySchema, signal }),
    getReportSubmission: (w: string, s: string, id: string, signal?: AbortSignal) =>
      send({
        method: 'GET',
        path: addressOf(HIRING_ROUTES.reportSubmission, { w, s, id }),
        answer: reportSubmissionViewSchema,
        signal,
      }),
    getPlayback: (w: string, s: string, item: string, signal?: AbortSignal) =>
      send({
        method: 'GET',
        path: addressOf(HIRING_ROUTES.teamPlayback, { w, s, item }),
        answer: playbackSchema,
        signal,
      }),
    saveReview: (w: string, s: string, body: PutReviewBody) =>
      send({ method: 'PUT', path: path(HIRING_ROUTES.review, w, s), body, answer: sittingReportSchema }),
    decide: (w: string, s: string, body: DecisionBody) =>
      send({ method: 'POST', path: path(HIRING_ROUTES.decision, w, s), body, answer: sittingReportSchema }),
    giveExtraTime: (w: string, s: string, body: ExtraTimeBody) =>
      send({ method: 'POST', path: path(HIRING_ROUTES.extraTime, w, s), body, answer: z.unknown() }),
    eraseSittings: (w: string, sittings: readonly string[]) =>
      send({
        method: 'POST',
        path: addressOf(HIRING_ROUTES.erase, { w }),
        body: { sittings },
        answer: erasureReceiptSchema,
      }),
  };
}

import {
  factListSchema,
  HIRING_ROUTES,
  invitationViewSchema,
  openedInvitationSchema,
  playbackSchema,
  resultLetterSchema,
  sittingChallengeSchema,
  sittingSchema,
  walkThroughSchema,
  type ExplainBody,
  type PutSittingDraftBody,
  type ReportedFact,
} from '@hone/contracts/hiring';
import { foundDraftSchema, savedDraftSchema } from '@hone/contracts';
import { z } from 'zod';
import { addressOf } from './route-address.js';
import type { SendRequest } from './send-request.js';

/** An answer of which only the success matters. */
const doneSchema = z.unknown();

function createItemCalls(send: SendRequest) {
  const path = (route: string, s: string, item: string) => addressOf(route, { s, item });
  return {
    getItem: (s: string, item: string, signal?: AbortSignal) =>
      send({
        method: 'GET',
        path: path(HIRING_ROUTES.item, s, item),
        answer: sittingChallengeSchema,
        signal,
      }),
    getPlayback: (s: string, item: string, signal?: AbortSignal) =>
      send({ method: 'GET', path: path(HIRING_ROUTES.playback, s, item), answer: playbackSchema, signal }),
    findItemDraft: (s: string, item: string, language: string) =>
      send({
        method: 'GET',
        path: path(HIRING_ROUTES.draft, s, item),
        query: { language },
        answer: foundDraftSchema,
      }),
    /** `last`: the page may close before the answer; the request should arrive all the same. */
    saveItemDraft: (s: string, item: string, body: PutSittingDraftBody, last: boolean) =>
      send({
        method: 'PUT',
        path: path(HIRING_ROUTES.draft, s, item),
        body,
        outlive: last,
        answer: savedDraftSchema,
      }),
  };
}

function createRecordCalls(send: SendRequest) {
  const path = (route: string, s: string) => addressOf(route, { s });
  return {
    listFacts: (s: string, signal?: AbortSignal) =>
      send({ method: 'GET', path: path(HIRING_ROUTES.facts, s), answer: factListSchema, signal }),
    reportFacts: (s: string, items: readonly ReportedFact[]) =>
      send({
        method: 'POST',
        path: path(HIRING_ROUTES.facts, s),
        body: { items },
        outlive: true,
        answer: doneSchema,
      }),
    comment: (s: string, body: { readonly fact: number | null; readonly text: string }) =>
      send({ method: 'POST', path: path(HIRING_ROUTES.comments, s), body, answer: factListSchema }),
    sendMessage: (s: string, body: { readonly text: string }) =>
      send({ method: 'POST', path: path(HIRING_ROUTES.messages, s), body, answer: doneSchema }),
    getLetter: (s: string, signal?: AbortSignal) =>
      send({ method: 'GET', path: path(HIRING_ROUTES.letter, s), answer: resultLetterSchema, signal }),
    getWalkThrough: (s: string, signal?: AbortSignal) =>
      send({ method: 'GET', path: path(HIRING_ROUTES.walkThrough, s), answer: walkThroughSchema, signal }),
    explain: (s: string, body: ExplainBody) =>
      send({ method: 'POST', path: path(HIRING_ROUTES.walkThrough, s), body, answer: walkThroughSchema }),
    exportOwn: (s: string) =>
      send({ method: 'GET', path: path(HIRING_ROUTES.exportOwn, s), answer: z.unknown() }),
  };
}

/** The calls of a candidate. Pages that use them create them, to keep them out of the first load. */
export function createSittingApi(send: SendRequest) {
  const path = (route: string, s: string) => addressOf(route, { s });
  const change = (route: string, s: string) =>
    send({ method: 'POST', path: path(route, s), answer: sittingSchema });
  return {
    ...createItemCalls(send),
    ...createRecordCalls(send),
    findInvitation: (token: string, signal?: AbortSignal) =>
      send({
        method: 'GET',
        path: addressOf(HIRING_ROUTES.invitationByToken, { token }),
        answer: invitationViewSchema,
        signal,
      }),
    mailCode: (token: string) =>
      send({ method: 'POST', path: addressOf(HIRING_ROUTES.mailCode, { token }), answer: doneSchema }),
    openInvitation: (token: string, code: string | undefined) =>
      send({
        method: 'POST',
        path: addressOf(HIRING_ROUTES.openInvitation, { token }),
        body: code === undefined ? {} : { code },
        answer: openedInvitationSchema,
      }),
    getSitting: (s: string, signal?: AbortSignal) =>
      send({ method: 'GET', path: path(HIRING_ROUTES.sitting, s), answer: sittingSchema, signal }),
    startSitting: (s: string) => change(HIRING_ROUTES.start, s),
    startSection: (s: string, n: number) =>
      send({
        method: 'POST',
        path: addressOf(HIRING_ROUTES.startSection, { s, n: String(n) }),
        answer: sittingSchema,
      }),
    pauseSitting: (s: string) => change(HIRING_ROUTES.pause, s),
    resumeSitting: (s: string) => change(HIRING_ROUTES.resume, s),
    finishSitting: (s: string) => change(HIRING_ROUTES.finish, s),
  };
}

export type SittingApi = ReturnType<typeof createSittingApi>;

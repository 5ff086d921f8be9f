import {
  createdShareLinkSchema,
  HIRING_ROUTES,
  sharedReportSchema,
  shareLinkListSchema,
  type CreateShareLinkBody,
} from '@hone/contracts/hiring';
import { z } from 'zod';
import { addressOf } from './route-address.js';
import type { SendRequest } from './send-request.js';

/** The calls about links to a report. */
export function createShareCalls(send: SendRequest) {
  const path = (w: string, s: string) => addressOf(HIRING_ROUTES.shareLinks, { w, s });
  return {
    listShareLinks: (w: string, s: string, signal?: AbortSignal) =>
      send({
        method: 'GET',
        path: path(w, s),
        answer: shareLinkListSchema,
        signal,
      }),
    createShareLink: (w: string, s: string, body: CreateShareLinkBody) =>
      send({
        method: 'POST',
        path: path(w, s),
        body,
        answer: createdShareLinkSchema,
      }),
    withdrawShareLink: (w: string, s: string, link: string) =>
      send({
        method: 'DELETE',
        path: addressOf(HIRING_ROUTES.shareLink, { w, s, link }),
        answer: z.unknown(),
      }),
    getShared: (token: string, signal?: AbortSignal) =>
      send({
        method: 'GET',
        path: addressOf(HIRING_ROUTES.shared, { token }),
        answer: sharedReportSchema,
        signal,
      }),
  };
}

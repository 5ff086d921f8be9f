import { z } from 'zod';
import type { ApiDocument } from '../document/api-document.js';
import { findResponse, headerOf, type Operation } from '../document/operation.js';
import { documentedStatuses, ofEachOperation } from './capability.js';

const settings = z.strictObject({
  /** Statuses that ask a consumer to wait. */
  statuses: z
    .array(z.enum(['409', '429', '503']))
    .min(1)
    .default(['429']),
});

const WAIT = 'Retry-After';
/** A limit of requests may be announced by these, too. */
const LIMIT_WAITS = [WAIT, 'RateLimit-Reset', 'X-RateLimit-Reset', 'RateLimit'];
const UNSEEN: Readonly<Record<string, string>> = {
  '409': "A consumer can't tell that its first attempt is still running.",
  '429': "A consumer can't tell that it is too fast.",
  '503': "A consumer can't tell that it should try again later.",
};

/** Answers that consumers should wait after: each says how long. */
export const rateLimited = ofEachOperation(settings, (document, operation, { statuses }) => {
  const found = statuses.map((status) => findMissingWait(document, operation, status));
  return found.find((each) => each !== undefined);
});

function findMissingWait(document: ApiDocument, operation: Operation, status: string) {
  const response = findResponse(operation, status);
  if (response === undefined)
    return {
      problem: UNSEEN[status] ?? '',
      instead: `${status} is not documented. ${documentedStatuses(operation)}`,
    };
  const names = status === '429' ? LIMIT_WAITS : [WAIT];
  if (names.some((name) => headerOf(document, response, name) !== undefined)) return undefined;
  return {
    problem: "A consumer can't know how long to wait.",
    instead: `Its ${status} has no \`${WAIT}\` header.`,
    pointer: response.at.pointer,
  };
}

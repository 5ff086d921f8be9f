import { z } from 'zod';
import { findResponse, headerOf } from '../document/operation.js';
import { documentedStatuses, ofEachOperation } from './capability.js';

const WAITS = ['Retry-After', 'RateLimit-Reset', 'X-RateLimit-Reset', 'RateLimit'];

/** A limit of requests that consumers can obey: 429 says how long to wait. */
export const rateLimited = ofEachOperation(z.strictObject({}), (document, operation) => {
  const response = findResponse(operation, '429');
  if (response === undefined)
    return {
      problem: "A consumer can't tell that it is too fast.",
      instead: `429 is not documented. ${documentedStatuses(operation)}`,
    };
  if (WAITS.some((name) => headerOf(document, response, name) !== undefined)) return undefined;
  return {
    problem: "A consumer can't know how long to wait.",
    instead: 'Its 429 has no `Retry-After` header.',
    pointer: response.at.pointer,
  };
});

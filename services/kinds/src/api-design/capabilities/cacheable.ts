import { z } from 'zod';
import { findHeaderParameter, findResponse, headerOf, successesOf } from '../document/operation.js';
import { documentedStatuses, ofEachOperation } from './capability.js';

const settings = z.strictObject({
  /** Whether `Cache-Control` alone is too little: a consumer has to be able to ask again cheaply. */
  validated: z.boolean().default(false),
});

const VALIDATORS = [
  ['ETag', 'If-None-Match'],
  ['Last-Modified', 'If-Modified-Since'],
] as const;
const PROBLEM = 'A consumer has to fetch everything again to see whether it changed.';

/** Reading that can be cached: by a validator and 304, or for a time. */
export const cacheable = ofEachOperation(settings, (document, operation, { validated }) => {
  if (operation.method !== 'GET') return { problem: PROBLEM, instead: `It is a ${operation.method}.` };
  const [success] = successesOf(operation);
  if (success === undefined) return { problem: PROBLEM, instead: documentedStatuses(operation) };
  const offers = (name: string): boolean => headerOf(document, success, name) !== undefined;
  const offered = VALIDATORS.filter(([out]) => offers(out));
  const at = { pointer: success.at.pointer };
  if (offered.length === 0) {
    if (!validated && offers('Cache-Control')) return undefined;
    return { problem: PROBLEM, instead: 'Its success has no `ETag` and no `Last-Modified` header.', ...at };
  }
  const asked = offered.filter(([, header]) => findHeaderParameter(operation, header) !== undefined);
  if (asked.length === 0) {
    const names = offered.map(([out, header]) => `\`${out}\`, but takes no \`${header}\``).join('; ');
    return { problem: PROBLEM, instead: `It gives ${names}.` };
  }
  if (findResponse(operation, '304') !== undefined) return undefined;
  return { problem: PROBLEM, instead: `304 is not documented. ${documentedStatuses(operation)}` };
});

import { z } from 'zod';
import type { ApiDocument } from '../document/api-document.js';
import {
  findHeaderParameter,
  findResponse,
  headerOf,
  successesOf,
  type Operation,
} from '../document/operation.js';
import { documentedStatuses, ofEachOperation } from './capability.js';

const PROBLEM = 'A consumer whose download breaks off has to start again.';
const REDIRECTS = ['302', '303', '307'];
const RANGE_HEADERS = ['Accept-Ranges', 'Content-Range'];

/** A file that can be fetched in parts: by ranges, or where the operation redirects to. */
export const resumableDownload = ofEachOperation(z.strictObject({}), (document, operation) => {
  if (operation.method !== 'GET') return { problem: PROBLEM, instead: `It is a ${operation.method}.` };
  if (redirects(document, operation)) return undefined;
  const part = findResponse(operation, '206');
  if (part === undefined)
    return {
      problem: PROBLEM,
      instead: `It documents neither 206 nor a redirect with \`Location\`. ${documentedStatuses(operation)}`,
    };
  const saysSo = successesOf(operation).some((response) =>
    RANGE_HEADERS.some((name) => headerOf(document, response, name) !== undefined),
  );
  if (saysSo || findHeaderParameter(operation, 'Range') !== undefined) return undefined;
  return {
    problem: PROBLEM,
    instead: 'It takes no `Range` header, and no answer has `Accept-Ranges` or `Content-Range`.',
    pointer: part.at.pointer,
  };
});

const redirects = (document: ApiDocument, operation: Operation): boolean =>
  REDIRECTS.some((status) => {
    const response = findResponse(operation, status);
    return response !== undefined && headerOf(document, response, 'Location') !== undefined;
  });

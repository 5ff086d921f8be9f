import { AppError } from '@hone/kit';
import express, { type RequestHandler } from 'express';

const BODY_LIMIT_BYTES = 1024 * 1024;
const JSON_TYPE = /^application\/json\s*(?:;\s*charset\s*=\s*"?utf-8"?\s*)?$/i;

const readRaw = express.raw({ type: () => true, limit: BODY_LIMIT_BYTES });

/** Libraries for OAuth send forms. */
const FORM_TYPE = /^application\/x-www-form-urlencoded\s*(?:;\s*charset\s*=\s*"?utf-8"?\s*)?$/i;
const OAUTH_PATH = /^\/auth\/device(?:\/token)?\/?$/;

/** Files of people to invite are sent as they are. */
const CSV_TYPE = /^text\/csv\s*(?:;|$)/i;
const CSV_PATH = /^\/workspaces\/[^/]+\/assessments\/[^/]+\/invitations(?:\/preview)?\/?$/;

const parseForm = (bytes: Uint8Array): unknown =>
  Object.fromEntries(new URLSearchParams(new TextDecoder().decode(bytes)));

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (cause) {
    throw new AppError('REQUEST_MALFORMED', { cause });
  }
}

/**
 * Reads a JSON body into `request.body`; an absent body is undefined. Rejects other media types, bytes that
 * are not UTF-8 (lenient decoding would change the learner's program), and bodies over 1 MiB.
 */
export const readJsonBody: RequestHandler = (request, response, next) => {
  const { 'transfer-encoding': chunked, 'content-length': length = '0' } = request.headers;
  if (chunked === undefined && length === '0') return next();
  const type = request.get('content-type') ?? '';
  if (CSV_TYPE.test(type) && CSV_PATH.test(request.path)) return void readRaw(request, response, next);
  const isForm = FORM_TYPE.test(type) && OAUTH_PATH.test(request.path);
  if (!isForm && !JSON_TYPE.test(type)) throw new AppError('REQUEST_MEDIA_TYPE');
  void readRaw(request, response, (error?: unknown) => {
    if (error !== undefined) return next(error);
    try {
      const bytes: unknown = request.body;
      request.body = bytes instanceof Uint8Array ? (isForm ? parseForm : parseJson)(bytes) : undefined;
      next();
    } catch (thrown) {
      next(thrown);
    }
  });
};

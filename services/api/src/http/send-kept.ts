import { createHash } from 'node:crypto';
import type { Request, Response } from 'express';
import { hasCopy } from './has-copy.js';

/** What is written of an answer, and the name of this very text. */
interface Written {
  readonly body: Buffer;
  readonly etag: string;
}

/** Nobody else's copy will do, and one's own only after asking whether it still holds. */
const OWN_COPY = 'private, no-cache';

/**
 * Creates the answering with values that are given again and again: each is written down once, as long as it lives. A
 * client that names the text it has is answered 304.
 */
export function createSendKept(): (request: Request, response: Response, value: object) => void {
  const written = new WeakMap<object, Written>();
  return (request, response, value) => {
    let text = written.get(value);
    if (text === undefined) {
      const body = Buffer.from(JSON.stringify(value));
      text = { body, etag: `"${createHash('sha256').update(body).digest('base64url')}"` };
      written.set(value, text);
    }
    response.setHeader('Cache-Control', OWN_COPY);
    response.setHeader('Vary', 'Authorization, Cookie');
    response.setHeader('ETag', text.etag);
    if (hasCopy(request, text.etag)) return void response.status(304).end();
    response.setHeader('Content-Type', 'application/json; charset=utf-8');
    response.setHeader('Content-Length', text.body.length);
    response.end(text.body);
  };
}

import { createHash } from 'node:crypto';
import type { Request, Response } from 'express';
import { matchesEtag } from './matches-etag.js';

/** A serialized response and its ETag. */
interface Written {
  readonly body: Buffer;
  readonly etag: string;
}

/** Only the user's own browser may store it, and must revalidate it. */
const OWN_COPY = 'private, no-cache';

/**
 * Creates a sender for values that are sent repeatedly: each object is serialized once. A client that has the
 * current text gets 304.
 */
export function createSendCached(): (request: Request, response: Response, value: object) => void {
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
    if (matchesEtag(request, text.etag)) return void response.status(304).end();
    response.setHeader('Content-Type', 'application/json; charset=utf-8');
    response.setHeader('Content-Length', text.body.length);
    response.end(text.body);
  };
}

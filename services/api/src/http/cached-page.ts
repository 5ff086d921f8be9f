import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { Request, Response } from 'express';
import { matchesEtag } from './matches-etag.js';

/** The page, as it is sent. */
export interface Page {
  readonly body: Buffer;
  readonly zipped: Buffer;
  readonly etag: string;
  readonly writtenAt: number;
}

/** For this long, a rebuilt page may go unnoticed. */
const FRESH_MS = 1_000;

const zip = promisify(gzip);

/** Creates a reader that caches one file until it changes; undefined when the file does not exist. */
export function createCachedPage(path: string): () => Promise<Page | undefined> {
  let kept: Page | undefined;
  let lookedAt = -Infinity;
  let looking: Promise<Page | undefined> | undefined;

  async function look(): Promise<Page | undefined> {
    const found = await stat(path).catch(() => undefined);
    if (found === undefined) return undefined;
    if (kept?.writtenAt === found.mtimeMs) return kept;
    const body = await readFile(path);
    const etag = `"${createHash('sha256').update(body).digest('base64url')}"`;
    return { body, zipped: await zip(body), etag, writtenAt: found.mtimeMs };
  }

  return () => {
    if (kept !== undefined && performance.now() - lookedAt < FRESH_MS) return Promise.resolve(kept);
    looking ??= look()
      .then((page) => {
        kept = page;
        lookedAt = performance.now();
        return page;
      })
      .finally(() => (looking = undefined));
    return looking;
  };
}

/**
 * Sends the page, compressed if the client accepts that; 304 if the client has it. Browsers revalidate each
 * time.
 */
export function sendCachedPage(request: Request, response: Response, page: Page, status: number): void {
  response.status(status);
  response.setHeader('Cache-Control', 'no-cache');
  response.setHeader('Vary', 'Accept-Encoding');
  response.setHeader('ETag', page.etag);
  if (status === 200 && matchesEtag(request, page.etag)) return void response.status(304).end();
  const isZipped = request.acceptsEncodings('gzip') === 'gzip';
  const body = isZipped ? page.zipped : page.body;
  if (isZipped) response.setHeader('Content-Encoding', 'gzip');
  response.setHeader('Content-Type', 'text/html; charset=utf-8');
  response.setHeader('Content-Length', body.length);
  response.end(body);
}

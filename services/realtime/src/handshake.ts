import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import type { Peer } from './ports.js';

/** Maximum length of `X-Forwarded-For`; the end counts, which our own proxies wrote. */
const MAX_FORWARDED = 1024;

const BEARER = /^bearer (\S{1,512})$/i;

/** The token of an `Authorization` header. */
export function findBearer(headers: IncomingHttpHeaders): string | undefined {
  return BEARER.exec(headers.authorization ?? '')?.[1];
}

/**
 * Whether a page of another site makes a browser connect. Clients that send neither `Origin` nor
 * `Sec-Fetch-Site` are not browsers. `allowed` lists additional origins.
 */
export function isForeign(headers: IncomingHttpHeaders, allowed: readonly string[]): boolean {
  const { origin } = headers;
  if (origin !== undefined && allowed.includes(origin)) return false;
  if (headers['sec-fetch-site'] === 'cross-site') return true;
  return origin !== undefined && hostOf(origin) !== headers.host;
}

/** The origin of a request. */
export function peerOf({ socket, headers }: IncomingMessage): Peer {
  const forwarded = headers['x-forwarded-for'];
  const forwardedFor = Array.isArray(forwarded) ? forwarded.join(',') : forwarded;
  return { address: socket.remoteAddress ?? 'unknown', forwardedFor: forwardedFor?.slice(-MAX_FORWARDED) };
}

/** Sandboxed frames send `null`, which has no host. */
function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined;
}

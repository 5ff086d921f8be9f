import { createHash, randomBytes } from 'node:crypto';

const TOKEN_BYTES = 32;
const TOKEN = /^[0-9A-Za-z_-]{43}$/;

/** A new token of a link: 256 random bits. */
export const createLinkToken = (): string => randomBytes(TOKEN_BYTES).toString('base64url');

/**
 * The digest under which a token is stored; undefined for malformed tokens. A token is random, so no salt is
 * needed.
 */
export function digestOfToken(token: string): string | undefined {
  return TOKEN.test(token) ? digestOf(token) : undefined;
}

/** SHA-256 of a secret text. */
export const digestOf = (text: string): string => createHash('sha256').update(text).digest('base64url');

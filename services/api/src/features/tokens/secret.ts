import { createHash } from 'node:crypto';
import { customAlphabet } from 'nanoid';

const PREFIX = 'hone_';
const BASE62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
/** 32 characters of 62: 190 bits. */
const random = customAlphabet(BASE62, 32);
const SECRET = /^hone_[0-9A-Za-z]{32}$/;

/** A new token secret. */
export function createSecret(): string {
  return PREFIX + random();
}

/**
 * The digest under which a secret is stored; undefined for malformed secrets. The secret is random, so no
 * salt is needed.
 */
export function digestOfSecret(secret: string): string | undefined {
  return SECRET.test(secret) ? createHash('sha256').update(secret).digest('base64url') : undefined;
}

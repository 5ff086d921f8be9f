import { createHash, randomBytes } from 'node:crypto';

import { readIfThere, writeWhole } from './state.mjs';

const NAMES = /** @type {const} */ ([
  'redisPassword',
  'redisApiPassword',
  'redisWorkerPassword',
  'mongoPassword',
  'cookieSecret',
  'serviceToken',
  'operatorToken',
]);

/** @typedef {Record<typeof NAMES[number], string>} Secrets */

/**
 * The clone's secrets: generated once, 256 bits each, in a file of mode 0600. Adds missing secrets to files
 * of older versions.
 *
 * @param {string} file
 * @returns {Secrets}
 */
export function loadSecrets(file) {
  const text = readIfThere(file);
  const known = /** @type {Record<string, unknown>} */ (text === undefined ? {} : JSON.parse(text));
  const secrets = /** @type {Secrets} */ (
    Object.fromEntries(NAMES.map((name) => [name, secretOr(known[name])]))
  );
  if (NAMES.some((name) => secrets[name] !== known[name])) {
    writeWhole(file, { v: 1, ...secrets }, 0o600);
  }
  return secrets;
}

/** @param {unknown} value */
function secretOr(value) {
  return typeof value === 'string' && value.length >= 32 ? value : randomBytes(32).toString('hex');
}

/** The hash of a secret in a Redis ACL rule, safe to show in a process list. @param {string} secret */
export function redisPasswordHash(secret) {
  return createHash('sha256').update(secret).digest('hex');
}

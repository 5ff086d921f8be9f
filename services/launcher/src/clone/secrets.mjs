import { createHash, randomBytes } from 'node:crypto';

import { readIfThere, writeWhole } from './state.mjs';

const NAMES = /** @type {const} */ ([
  'redisPassword',
  'redisApiPassword',
  'redisWorkerPassword',
  'mongoPassword',
  'cookieSecret',
  'serviceToken',
]);

/** @typedef {Record<typeof NAMES[number], string>} Secrets */

/**
 * The clone's secrets: made once, 256 bits each, kept in a file of mode 0600. A file of an older version
 * gets what it lacks and keeps the rest.
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

/** The form that Redis accepts in an ACL rule, safe to show in a process list. @param {string} secret */
export function redisPasswordHash(secret) {
  return createHash('sha256').update(secret).digest('hex');
}

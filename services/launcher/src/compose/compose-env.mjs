import { randomBytes } from 'node:crypto';
import { chmodSync, renameSync, statSync, writeFileSync } from 'node:fs';

import { readIfThere } from '../clone/state.mjs';

/** Secrets without which docker-compose.yml does not start. */
const COMPOSE_SECRETS = /** @type {const} */ ([
  'HONE_COOKIE_SECRET',
  'HONE_SERVICE_TOKEN',
  'HONE_OPERATOR_TOKEN',
  'HONE_MONGO_ROOT_PASSWORD',
  'HONE_MONGO_PASSWORD',
  'HONE_REDIS_API_PASSWORD',
  'HONE_REDIS_REALTIME_PASSWORD',
  'HONE_REDIS_WORKER_PASSWORD',
]);

const HEAD = [
  '# Settings of docker-compose.yml. `compose-images` rewrites the image and engine lines, generates missing',
  '# secrets and keeps every other line. See deploy/compose/env.example and docs/deployment.md.',
];

/**
 * Merges settings into the text of an env file: replaces lines named in `fresh`, adds those in `defaults`
 * that are missing or empty, and keeps everything else.
 *
 * @param {string | undefined} text
 * @param {{fresh: Record<string, string>, defaults: Record<string, string>}} settings
 * @returns {string}
 */
export function mergeEnv(text, { fresh, defaults }) {
  const lines = (text ?? `${HEAD.join('\n')}\n`).trimEnd().split('\n');
  const nameOf = (/** @type {string} */ line) => /^\s*([A-Za-z_]\w*)=/.exec(line)?.[1];
  const isEmpty = (/** @type {string} */ line) => line.trimEnd().endsWith('=');
  const kept = lines.filter((line) => {
    const name = nameOf(line) ?? '';
    return !Object.hasOwn(fresh, name) && !(Object.hasOwn(defaults, name) && isEmpty(line));
  });
  const present = new Set(kept.map(nameOf));
  const missing = Object.entries(defaults).filter(([name]) => !present.has(name));
  const added = [...missing, ...Object.entries(fresh)].map(([name, value]) => `${name}=${quoted(value)}`);
  return `${[...kept, ...added].join('\n')}\n`;
}

/**
 * COMPOSE_FILE with the files that are needed now, followed by those that users added.
 *
 * @param {string | undefined} text  of the env file
 * @param {readonly string[]} needed
 * @param {readonly string[]} ours  files that are added and left out here
 * @returns {string}
 */
export function mergeComposeFile(text, needed, ours) {
  const written = /^\s*COMPOSE_FILE=["']?([^"'\n]*)/m.exec(text ?? '')?.[1] ?? '';
  const added = written.split(':').filter((file) => file.trim() !== '' && !ours.includes(file));
  return [...needed, ...added].join(':');
}

/** Both generations of Compose take single quotes literally. @param {string} value */
function quoted(value) {
  return /^[\w./:@,-]*$/.test(value) ? value : `'${value}'`;
}

/**
 * @param {string} file
 * @param {Record<string, string>} fresh  replaces what the file has
 */
export function writeComposeEnv(file, fresh) {
  const defaults = Object.fromEntries(COMPOSE_SECRETS.map((name) => [name, randomBytes(32).toString('hex')]));
  const next = `${file}.${process.pid}.new`;
  writeFileSync(next, mergeEnv(readIfThere(file), { fresh, defaults }), { mode: 0o600 });
  chmodSync(next, 0o600);
  renameSync(next, file);
}

/**
 * What a worker's container needs to use the engine's socket: its path, and the group that has access.
 *
 * @param {string} host  as DOCKER_HOST has it
 * @returns {Record<string, string>} nothing for an engine that is reached otherwise
 */
export function socketSettings(host) {
  if (!host.startsWith('unix://')) return {};
  const path = host.slice('unix://'.length);
  return { HONE_DOCKER_SOCKET: path, HONE_DOCKER_GID: String(statSync(path).gid) };
}

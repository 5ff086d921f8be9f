import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The fields of `.hone/state.json`, which the launcher writes, that tests read. */
export interface Noted {
  readonly redisUrl?: string;
  readonly mongoUrl?: string;
  readonly dockerHost?: string;
  readonly images?: Readonly<Record<string, string>>;
}

/** The launcher's state file. */
export const HONE_FOLDER =
  process.env['HONE_FOLDER'] || fileURLToPath(new URL('../../../.hone', import.meta.url));
const STATE_FILE = `${HONE_FOLDER}/state.json`;

/** Read again at each call: images are added while a machine is being set up. */
export function noted(): Noted {
  try {
    return JSON.parse(readFileSync(STATE_FILE, 'utf8')) as Noted;
  } catch {
    return {};
  }
}

function required(variable: string, noted: string | undefined): string {
  const value = process.env[variable] ?? noted;
  if (value) return value;
  throw new Error(
    `This suite needs real infrastructure: set ${variable}, or run "node services/launcher/bootstrap.mjs infra" so that .hone/state.json names it.`,
  );
}

/** Redis with full rights: `REDIS_URL`, else the one that the launcher recorded. Throws when there is none; never skips. */
export function redisUrl(): string {
  return required('REDIS_URL', noted().redisUrl);
}

/** A MongoDB-compatible server: `MONGODB_URL`, else the one that the launcher recorded. */
export function mongoUrl(): string {
  return required('MONGODB_URL', noted().mongoUrl);
}

/** The Docker engine: `DOCKER_HOST`, else the one that the launcher recorded. */
export function dockerHost(): string {
  return required('DOCKER_HOST', noted().dockerHost);
}

/** A key prefix that no other test uses. */
export function ownPrefix(): string {
  return `test-${randomBytes(6).toString('hex')}:`;
}

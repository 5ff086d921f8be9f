import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';

interface State {
  readonly redisUrl?: string;
  readonly mongoUrl?: string;
  readonly dockerHost?: string;
}

const STATE_FILE = new URL('../../.hone/state.json', import.meta.url);

function readState(): State {
  try {
    return JSON.parse(readFileSync(STATE_FILE, 'utf8')) as State;
  } catch {
    return {};
  }
}

function required(variable: string, noted: string | undefined): string {
  const value = process.env[variable] ?? noted;
  if (value) return value;
  throw new Error(
    `This suite needs real infrastructure: set ${variable}, or run "npm run infra" so that .hone/state.json names it.`,
  );
}

/** Redis with full rights: `REDIS_URL`, else what the launcher noted. Throws when there is none; never skips. */
export function redisUrl(): string {
  return required('REDIS_URL', readState().redisUrl);
}

/** A MongoDB-compatible server: `MONGODB_URL`, else what the launcher noted. */
export function mongoUrl(): string {
  return required('MONGODB_URL', readState().mongoUrl);
}

/** The Docker engine: `DOCKER_HOST`, else what the launcher noted. */
export function dockerHost(): string {
  return required('DOCKER_HOST', readState().dockerHost);
}

/** A key prefix that no other test uses. */
export function ownPrefix(): string {
  return `test-${randomBytes(6).toString('hex')}:`;
}

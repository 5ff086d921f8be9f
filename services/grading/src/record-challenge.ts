import { createHash } from 'node:crypto';
import type { Sandbox } from '@hone/contracts/sandbox';
import type { LoadedChallenge } from './package/load-challenge.js';
import type { TrustedCache } from './trusted-cache.js';
import { inTrustedSession } from './trusted-session.js';

interface RecordOptions {
  readonly sandbox: Sandbox;
  readonly cache: TrustedCache;
  readonly signal: AbortSignal;
}

/** Ids of a challenge's recordings. */
export const recordingIds = ({ kind, definition }: LoadedChallenge): readonly string[] =>
  kind.recordings?.ids(definition) ?? [];

/** Makes one recording of a challenge, in separate boxes. Rejects when the platform or the challenge failed. */
export function recordChallenge(challenge: LoadedChallenge, id: string, options: RecordOptions) {
  const { recordings } = challenge.kind;
  if (recordings === undefined) throw new Error(`${challenge.pack.slug} records nothing`);
  const seed = createHash('sha256').update(`recording ${challenge.pack.slug} ${id}`).digest('hex');
  return inTrustedSession(challenge, seed, options, (session) => recordings.record(session, id));
}

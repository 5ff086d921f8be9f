import type { TrustedSession } from '@hone/contracts/kind';
import type { Sandbox } from '@hone/contracts/sandbox';
import { caches } from './grade-submission.js';
import type { LoadedChallenge } from './package/load-challenge.js';
import { openBoxes, type OpenedBoxes } from './session-resources.js';
import type { TrustedCache } from './trusted-cache.js';
import { findVariantSeed } from './variant-seed.js';

/** Needs of work on the trusted side. */
export interface TrustedMeans {
  readonly sandbox: Sandbox;
  readonly cache: TrustedCache;
  /** What workers on hosts of this class share; only the cache by default. */
  readonly hostCache?: TrustedCache | undefined;
  readonly signal: AbortSignal;
  /** OCI runtime of the boxes, if the installation chose another than this kind's default. */
  readonly ociRuntime?: string | undefined;
  /** Seed of the variant to prepare; derived from the session's seed when absent. */
  readonly variant?: string | undefined;
}

/** A session and its boxes. */
interface OpenedSession {
  readonly session: TrustedSession<unknown>;
  readonly boxes: OpenedBoxes;
}

/** Opens a session whose boxes stay open until they are closed or the signal aborts. */
export function openTrustedSession(
  challenge: LoadedChallenge,
  seed: string,
  { sandbox, ociRuntime, ...means }: TrustedMeans,
): OpenedSession {
  const { pack, definition } = challenge;
  const variant = findVariantSeed(challenge, { seed, variant: means.variant });
  const signal = AbortSignal.any([means.signal]);
  const boxes = openBoxes({ sandbox, signal, ociRuntime });
  const session: TrustedSession<unknown> = {
    package: pack,
    definition,
    language: pack.manifest.languages[0] ?? '',
    seed,
    ...(variant === undefined ? {} : { variant }),
    signal,
    open: boxes.open,
    openPod: boxes.openPod,
    ...caches(pack.digest, means),
    now: () => performance.now(),
  };
  return { session, boxes };
}

/** Runs work in such a session. Closes its boxes afterwards, however the work ends. */
export async function inTrustedSession<T>(
  challenge: LoadedChallenge,
  seed: string,
  means: TrustedMeans,
  work: (session: TrustedSession<unknown>) => Promise<T>,
): Promise<T> {
  const { session, boxes } = openTrustedSession(challenge, seed, means);
  try {
    return await work(session);
  } finally {
    await boxes.closeAll();
  }
}

/** Rejects as soon as the signal aborts, without waiting for a running program: its box is closed. */
export async function abortable<T>(signal: AbortSignal, work: () => Promise<T>): Promise<T> {
  signal.throwIfAborted();
  const aborted = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
  });
  return await Promise.race([work(), aborted]);
}

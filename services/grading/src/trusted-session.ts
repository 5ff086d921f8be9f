import type { TrustedSession } from '@hone/contracts/kind';
import type { Sandbox } from '@hone/contracts/sandbox';
import { caches } from './grade-submission.js';
import type { LoadedChallenge } from './package/load-challenge.js';
import { openBoxes, type OpenedBoxes } from './session-resources.js';
import type { TrustedCache } from './trusted-cache.js';
import { findVariantSeed } from './variant-seed.js';

/** What work on the trusted side alone needs. */
export interface TrustedMeans {
  readonly sandbox: Sandbox;
  readonly cache: TrustedCache;
  /** What workers on hosts of this class share; the cache alone unless told. */
  readonly hostCache?: TrustedCache | undefined;
  readonly signal: AbortSignal;
  /** What isolates the boxes, where the installation chose another than the usual for this kind. */
  readonly ociRuntime?: string | undefined;
  /** Seed of the variant to work for; drawn from the session's seed when absent. */
  readonly variant?: string | undefined;
}

/** A session and its boxes. */
interface OpenedSession {
  readonly session: TrustedSession<unknown>;
  readonly boxes: OpenedBoxes;
}

/** Opens a session whose boxes stay until they are closed, or the signal aborts. */
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

/** Hands over such a session. Its boxes are closed afterwards, however the work ends. */
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

/** Rejects as soon as the signal aborts, without waiting for a program that runs: its box is closed. */
export async function abortable<T>(signal: AbortSignal, work: () => Promise<T>): Promise<T> {
  signal.throwIfAborted();
  const aborted = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
  });
  return await Promise.race([work(), aborted]);
}

import type { BoxSpec, Sandbox } from '@hone/contracts/sandbox';
import type { LoadedChallenge } from '@hone/grading';
import type { Logger } from '@hone/kit';
import { listCatalogue, type CatalogueOptions } from './catalogue.js';
import type { PackageStore } from './package-store.js';
import { repeatUntilDone } from './repeat-until-done.js';
import { keyOf, knownHere, specsOf } from './specs.js';

export interface WarmUpOptions extends CatalogueOptions {
  readonly packages: PackageStore<LoadedChallenge>;
  readonly sandbox: Pick<Sandbox, 'runtimes'> & { warm(specs: readonly BoxSpec[]): Promise<void> };
  readonly logger: Logger;
  /** OCI runtime by challenge kind, where it is not the default. */
  readonly ociRuntimes?: Readonly<Record<string, string>>;
}

/** Fills caches and the box pool at the start; the worker already takes jobs. */
export interface WarmUp {
  /** Resolves when the warm-up is complete or stopped. Never rejects. */
  readonly done: Promise<void>;
  stop(): Promise<void>;
}

/** Number of packages to load: about as many as are kept in memory. */
const MOST_PACKAGES = 24;
/** Kinds of boxes per runtime; the pool keeps no more. */
const MOST_PER_RUNTIME = 3;

/**
 * Loads the packages of the catalogue and fills the pool with the boxes that most of them need, so that the
 * first submission after a start waits for neither. If something fails here, it is only slower.
 */
export function createWarmUp(options: WarmUpOptions): WarmUp {
  const stopping = new AbortController();
  const done = warmUp(options, stopping.signal).catch((error: unknown) => {
    if (!stopping.signal.aborted) options.logger.warn({ err: error }, 'could not fill the box pool');
  });
  return {
    done,
    stop() {
      stopping.abort();
      return done;
    },
  };
}

async function warmUp(options: WarmUpOptions, signal: AbortSignal): Promise<void> {
  const { packages, sandbox, logger } = options;
  let digests: readonly string[] = [];
  // The api may start later than its workers.
  await repeatUntilDone(async () => {
    digests = await listCatalogue(options, signal);
  }, signal);
  const wanted: BoxSpec[] = [];
  for (const digest of digests.slice(0, MOST_PACKAGES)) {
    signal.throwIfAborted();
    const challenge = await packages.get(digest).catch(() => undefined);
    if (challenge !== undefined) wanted.push(...specsOf(challenge, options.ociRuntimes));
  }
  const specs = mostWanted(knownHere(wanted, sandbox.runtimes()));
  for (const spec of specs) {
    signal.throwIfAborted();
    await sandbox.warm([spec]).catch((error: unknown) => {
      logger.info({ err: error, runtime: spec.runtime }, 'could not fill the box pool of a runtime');
    });
  }
  logger.info({ packages: digests.length, boxes: specs.map(keyOf) }, 'box pool is full');
}

/** One spec for each kind of box, the most needed of each runtime first. */
export function mostWanted(wanted: readonly BoxSpec[]): BoxSpec[] {
  const counts = new Map<string, { readonly spec: BoxSpec; count: number }>();
  for (const spec of wanted) {
    const known = counts.get(keyOf(spec)) ?? { spec, count: 0 };
    known.count += 1;
    counts.set(keyOf(spec), known);
  }
  const ranked = [...counts.values()].sort((a, b) => b.count - a.count);
  const taken = new Map<string, number>();
  return ranked.flatMap(({ spec }) => {
    const before = taken.get(spec.runtime) ?? 0;
    taken.set(spec.runtime, before + 1);
    return before < MOST_PER_RUNTIME ? [spec] : [];
  });
}

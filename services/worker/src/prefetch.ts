import { openingSchema, type Opening } from '@hone/contracts';
import type { BoxSpec, Sandbox } from '@hone/contracts/sandbox';
import type { LoadedChallenge } from '@hone/grading';
import type { Channel } from '@hone/kit';
import { createPrecomputer, type PrecomputerOptions } from './precomputer.js';
import type { PackageStore } from './package-store.js';
import { distinctSpecs, knownHere, specsOf } from './specs.js';

export interface PrefetchOptions extends PrecomputerOptions {
  /** Told which challenges are worked on, and the seeds of the next submissions to them. */
  readonly openings: Channel;
  readonly packages: PackageStore<LoadedChallenge>;
  /** Told a challenge that somebody has opened, or that was published. */
  readonly onOpened?: (digest: string) => void;
  readonly sandbox: Pick<Sandbox, 'runtimes'> & { awaits(specs: readonly BoxSpec[]): Promise<void> };
  /** By challenge kind: what isolates its boxes, where it is not the usual. */
  readonly ociRuntimes?: Readonly<Record<string, string>>;
}

/**
 * Prefetches what a submission to a challenge will need while somebody works on it: its package, boxes of runtimes that
 * start on demand, and its hidden data. Returns how to stop. What fails here is only slower later.
 */
export async function createPrefetch(options: PrefetchOptions): Promise<() => Promise<void>> {
  const { openings, packages, sandbox, logger, ociRuntimes } = options;
  const inHand = new Set<string>();
  const prepare = async (digest: string) => {
    const specs = specsOf(await packages.get(digest), ociRuntimes);
    await sandbox.awaits(distinctSpecs(knownHere(specs, sandbox.runtimes())));
  };
  const precomputer = createPrecomputer(options);
  const unlisten = await openings.listen((word) => {
    const opening = readOpening(word);
    if (opening === undefined) return;
    const { challenge: digest, seed, event } = opening;
    if (event !== 'submitted') options.onOpened?.(digest);
    // Nobody works on it yet.
    if (event === 'published') return;
    precomputer.want(digest, seed);
    // Boxes that are made just now would cost the submission that is about to be graded.
    if (event === 'submitted' || inHand.has(digest)) return;
    inHand.add(digest);
    prepare(digest)
      .catch((error: unknown) => logger.info({ err: error, digest }, 'boxes could not be prefetched'))
      .finally(() => inHand.delete(digest));
  });
  return async () => {
    unlisten();
    await precomputer.stop();
  };
}

/** Undefined for what an api of another version says. */
function readOpening(word: string): Opening | undefined {
  try {
    return openingSchema.parse(JSON.parse(word));
  } catch {
    return undefined;
  }
}

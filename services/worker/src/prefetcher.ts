import { challengeActivitySchema, type ChallengeActivityEvent } from '@hone/contracts';
import type { BoxSpec, Sandbox } from '@hone/contracts/sandbox';
import type { LoadedChallenge } from '@hone/grading';
import type { Channel } from '@hone/kit';
import { createDataPrefetch, type DataPrefetchOptions } from './data-prefetch.js';
import type { PackageStore } from './package-store.js';
import { distinctSpecs, knownHere, specsOf } from './specs.js';

export interface PrefetcherOptions extends DataPrefetchOptions {
  /** Told which challenges are worked on, and the seeds of the next submissions to them. */
  readonly activity: Channel;
  readonly packages: PackageStore<LoadedChallenge>;
  /** Told a challenge that somebody has opened, or that was published. */
  readonly onOpened?: (digest: string) => void;
  readonly sandbox: Pick<Sandbox, 'runtimes'> & { awaits(specs: readonly BoxSpec[]): Promise<void> };
  /** By challenge kind: what isolates its boxes, where it is not the usual. */
  readonly ociRuntimes?: Readonly<Record<string, string>>;
}

/**
 * Makes ready what a submission to a challenge will ask for while somebody works on it: its package, what starts only
 * when it is wanted, and its hidden data. Answers how to stop. What fails here is only slower later.
 */
export async function createPrefetcher(options: PrefetcherOptions): Promise<() => Promise<void>> {
  const { activity, packages, sandbox, logger, ociRuntimes } = options;
  const inHand = new Set<string>();
  const prepare = async (digest: string) => {
    const specs = specsOf(await packages.get(digest), ociRuntimes);
    await sandbox.awaits(distinctSpecs(knownHere(specs, sandbox.runtimes())));
  };
  const dataPrefetch = createDataPrefetch(options);
  const unlisten = await activity.listen((message) => {
    const read = readActivity(message);
    if (read === undefined) return;
    const { challenge: digest, seed, event } = read;
    if (event !== 'submitted') options.onOpened?.(digest);
    // Nobody works on it yet.
    if (event === 'published') return;
    dataPrefetch.want(digest, seed);
    // Boxes that are made just now would cost the submission that is about to be graded.
    if (event === 'submitted' || inHand.has(digest)) return;
    inHand.add(digest);
    prepare(digest)
      .catch((error: unknown) =>
        logger.info({ err: error, digest }, 'could not prepare for an upcoming submission'),
      )
      .finally(() => inHand.delete(digest));
  });
  return async () => {
    unlisten();
    await dataPrefetch.stop();
  };
}

/** Undefined for what an api of another version says. */
function readActivity(message: string): ChallengeActivityEvent | undefined {
  try {
    return challengeActivitySchema.parse(JSON.parse(message));
  } catch {
    return undefined;
  }
}

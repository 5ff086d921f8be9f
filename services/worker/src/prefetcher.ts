import { challengeActivitySchema, type ChallengeActivityEvent } from '@hone/contracts';
import type { BoxSpec, Sandbox } from '@hone/contracts/sandbox';
import type { LoadedChallenge } from '@hone/grading';
import type { Channel } from '@hone/kit';
import { createDataPrefetch, type DataPrefetchOptions } from './data-prefetch.js';
import type { PackageStore } from './package-store.js';
import { distinctSpecs, knownHere, specsOf } from './specs.js';

export interface PrefetcherOptions extends DataPrefetchOptions {
  /** Publishes which challenges are active, and the seeds of their next submissions. */
  readonly activity: Channel;
  readonly packages: PackageStore<LoadedChallenge>;
  /** Called with a challenge that was opened or published. */
  readonly onOpened?: (digest: string) => void;
  readonly sandbox: Pick<Sandbox, 'runtimes'> & { awaits(specs: readonly BoxSpec[]): Promise<void> };
  /** OCI runtime by challenge kind, where it is not the default. */
  readonly ociRuntimes?: Readonly<Record<string, string>>;
}

/**
 * Prepares for the next submission while users work on a challenge: its package, runtimes that start on
 * demand, and hidden data. Returns a function that stops it. If something fails here, the submission is only
 * slower.
 */
export async function createPrefetcher(options: PrefetcherOptions): Promise<() => Promise<void>> {
  const { activity, packages, sandbox, logger, ociRuntimes } = options;
  const preparing = new Set<string>();
  const prepare = async (digest: string) => {
    const specs = specsOf(await packages.get(digest), ociRuntimes);
    await sandbox.awaits(distinctSpecs(knownHere(specs, sandbox.runtimes())));
  };
  const dataPrefetch = createDataPrefetch(options);
  const unlisten = await activity.listen((message) => {
    const read = readActivity(message);
    if (read === undefined) return;
    const { challenge: digest, seed, variant, event } = read;
    if (event !== 'submitted') options.onOpened?.(digest);
    // Nobody works on a challenge that was just published.
    if (event === 'published') return;
    dataPrefetch.want(digest, { seed, variant });
    // Creating boxes now would slow down the submission that is about to be graded.
    if (event === 'submitted' || preparing.has(digest)) return;
    preparing.add(digest);
    prepare(digest)
      .catch((error: unknown) =>
        logger.info({ err: error, digest }, 'could not prepare for an upcoming submission'),
      )
      .finally(() => preparing.delete(digest));
  });
  return async () => {
    unlisten();
    await dataPrefetch.stop();
  };
}

/** Undefined for messages of another api version. */
function readActivity(message: string): ChallengeActivityEvent | undefined {
  try {
    return challengeActivitySchema.parse(JSON.parse(message));
  } catch {
    return undefined;
  }
}

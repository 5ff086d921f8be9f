import type { BoxSpec, Sandbox } from '@hone/contracts/sandbox';
import type { LoadedChallenge } from '@hone/grading';
import type { Channel, Logger } from '@hone/kit';
import type { PackageStore } from './package-store.js';
import { distinctSpecs, knownHere, specsOf } from './specs.js';

export interface ForesightOptions {
  /** Digests of challenges that somebody has opened. */
  readonly openings: Channel;
  readonly packages: PackageStore<LoadedChallenge>;
  readonly sandbox: Pick<Sandbox, 'runtimes'> & { awaits(specs: readonly BoxSpec[]): Promise<void> };
  readonly logger: Logger;
  /** By challenge kind: what isolates its boxes, where it is not the usual. */
  readonly ociRuntimes?: Readonly<Record<string, string>>;
}

/**
 * Makes ready what a submission to a challenge will ask for once somebody has opened it: its package, and what starts
 * only when it is wanted. Answers how to stop listening. What fails here is only slower later.
 */
export async function createForesight(options: ForesightOptions): Promise<() => void> {
  const { openings, packages, sandbox, logger, ociRuntimes } = options;
  const inHand = new Set<string>();
  const prepare = async (digest: string) => {
    const specs = specsOf(await packages.get(digest), ociRuntimes);
    await sandbox.awaits(distinctSpecs(knownHere(specs, sandbox.runtimes())));
  };
  return await openings.listen((digest) => {
    if (inHand.has(digest)) return;
    inHand.add(digest);
    prepare(digest)
      .catch((error: unknown) => logger.info({ err: error, digest }, 'nothing could be made ready ahead'))
      .finally(() => inHand.delete(digest));
  });
}

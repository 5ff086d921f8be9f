import type { Box, ReservedCore, ReserveOptions } from '@hone/contracts/sandbox';
import type { ReservedCores } from '../measuring/reserved-cores.js';
import { SandboxFault } from '../sandbox-fault.js';
import { DockerBox } from './docker-box.js';
import type { LiveBox } from './live-box.js';

/** Reserves a core and lets boxes be pinned to it. */
export async function reserveDockerCore(
  places: ReservedCores<LiveBox>,
  options: ReserveOptions,
  signal: AbortSignal,
): Promise<ReservedCore> {
  const taken = await places.take(options, signal);
  const bound = new Set<DockerBox>();
  const lives = new Set<LiveBox>();
  const bind = async (box: Box, share?: number): Promise<void> => {
    if (!(box instanceof DockerBox))
      throw new SandboxFault('box', 'only a box of this sandbox can be pinned');
    bound.add(box);
    await box.bind(async (live) => {
      lives.add(live);
      await places.pin(live, taken.core);
      if (share !== undefined) await live.share(share);
    });
  };
  const release = async (): Promise<void> => {
    await Promise.all([...bound].map((box) => box.bind()));
    for (const live of lives) places.unpin(live);
    // A box that can no longer be reached is about to end.
    await Promise.allSettled([...lives].map((live) => live.share(1)));
    await taken.release();
  };
  return { core: taken.core, quiet: taken.quiet, pin: (box) => bind(box), share: bind, release };
}

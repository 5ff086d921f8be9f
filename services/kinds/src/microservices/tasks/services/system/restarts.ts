import { delay } from '../../../../judging/delay.js';
import type { RunningService } from './service-member.js';
import type { KillAndRestart } from './strikes.js';

type Restartable = Pick<RunningService, 'act' | 'awaitReady'>;

/** Services that strikes have killed, until they run again and are ready. */
interface Restarts {
  readonly killAndRestart: KillAndRestart;
  /** Resolves when no restart is in progress. */
  readonly awaitAll: () => Promise<void>;
}

export function createRestarts(findService: (name: string) => Restartable, signal: AbortSignal): Restarts {
  const pending = new Set<Promise<void>>();
  const kills = new Map<string, number>();
  const restart = async (
    service: Restartable,
    afterMs: number,
    isKilledAgain: () => boolean,
  ): Promise<void> => {
    await delay(afterMs, signal);
    // Requests in flight together may hit two strikes: only the last one starts it.
    if (isKilledAgain()) return;
    await service.act('restart');
    await service.awaitReady(signal);
  };
  return {
    async killAndRestart(member, restartAfterMs) {
      const service = findService(member);
      const kill = (kills.get(member) ?? 0) + 1;
      kills.set(member, kill);
      await service.act('kill');
      // The stub releases its answer at once; the killed service restarts while others continue.
      const restarting = restart(service, restartAfterMs, () => kills.get(member) !== kill)
        .catch(() => undefined)
        .finally(() => pending.delete(restarting));
      pending.add(restarting);
    },
    async awaitAll() {
      while (pending.size > 0) await Promise.all(pending);
    },
  };
}

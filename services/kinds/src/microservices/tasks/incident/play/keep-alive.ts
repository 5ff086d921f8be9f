import { repeat } from '../../../run/repeat.js';
import type { Collector } from '../recording/collect.js';
import type { IncidentSystem } from '../system/open-system.js';

const LOOK_EVERY_MS = 200;
const RESTART_AFTER_MS = 1_000;

/** Starts a service again a second after it ended by itself, as an orchestrator does, and notes both. */
export function keepAlive({ services }: IncidentSystem, collector: Collector): { readonly stop: () => void } {
  const restarting = new Set<string>();
  let isStopped = false;
  const restart = async (name: string): Promise<void> => {
    const service = services.get(name);
    const why = service?.ownEnd()?.why ?? 'It ended.';
    collector.note('warn', `${name} ended: ${why}`);
    await new Promise((resolve) => setTimeout(resolve, RESTART_AFTER_MS));
    if (!isStopped) {
      await service?.act('restart');
      collector.note('info', `${name} was started again`);
    }
    restarting.delete(name);
  };
  const looking = repeat(LOOK_EVERY_MS, () => {
    for (const [name, service] of services) {
      if (service.state() !== 'down' || restarting.has(name)) continue;
      restarting.add(name);
      restart(name).catch(() => restarting.delete(name));
    }
  });
  return {
    stop() {
      isStopped = true;
      looking.stop();
    },
  };
}

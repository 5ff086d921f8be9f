import type { Metrics } from '@hone/kit';
import type { ApiDependencies } from '../../ports.js';

export type PlatformMetricsOptions = Pick<ApiDependencies, 'registry' | 'pingDatabase'> & {
  readonly metrics: Metrics;
};

const CANARIES = ['passed', 'failed', 'running'] as const;

/** Metrics of the servers that the api depends on, and of the workers. */
export function addPlatformMetrics({ metrics, registry, pingDatabase }: PlatformMetricsOptions): void {
  const up = metrics.gauge({
    name: 'hone_dependency_up',
    help: '1 when the server responds, otherwise 0.',
    labels: ['dependency'],
  });
  const workers = metrics.gauge({
    name: 'hone_workers',
    help: 'Registered workers, by canary state.',
    labels: ['canary'],
  });
  const slots = metrics.gauge({
    name: 'hone_slots',
    help: 'Grading slots of all workers; draining workers have none.',
  });
  const ask = async (dependency: string, question: () => Promise<void>) => {
    // Set before the check: a server that never answers counts as unavailable.
    up.set({ dependency }, 0);
    await question();
    up.set({ dependency }, 1);
  };

  metrics.onRead(() => ask('mongo', pingDatabase));
  metrics.onRead(() => {
    workers.reset();
    slots.set({}, 0);
    return ask('redis', async () => {
      const known = await registry.list();
      for (const canary of CANARIES) {
        workers.set({ canary }, known.filter((worker) => worker.canary === canary).length);
      }
      const serving = known.filter((worker) => worker.draining !== true);
      slots.set(
        {},
        serving.reduce((sum, worker) => sum + worker.slots, 0),
      );
    });
  });
}

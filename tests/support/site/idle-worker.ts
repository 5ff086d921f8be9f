import { createRedisWorkerRegistry } from '@hone/kit';
import type { Site } from './site.js';

/** Announces a worker of a site that has a language and takes no work, so that submissions are accepted and stay queued. */
export async function announceIdleWorker(
  site: Site,
  language = 'python',
): Promise<{ stop(): Promise<void> }> {
  const registry = createRedisWorkerRegistry({
    redisUrl: site.workerEnv['REDIS_URL'] ?? '',
    prefix: site.workerEnv['HONE_PREFIX'],
  });
  const announce = () =>
    registry.announce({
      v: 1,
      worker: 'idle',
      canary: 'passed',
      slots: 1,
      runtimes: { [language]: { status: 'ready', languages: [language] } },
    });
  await announce();
  const announcing = setInterval(() => void announce().catch(() => undefined), 2_000);
  return {
    async stop() {
      clearInterval(announcing);
      await registry.close();
    },
  };
}

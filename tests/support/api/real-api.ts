import { laneJobSchema, recordVerdictJobSchema, RESULTS_QUEUE, type Lane } from '@hone/contracts';
import { createBullQueue, createRedisEventLog, createRedisWorkerRegistry } from '@hone/kit';
import { startApi, type StartedApi } from '../../../services/api/src/start-api.js';
import { archiveOf, samplePackage } from '../../../services/api/src/testing/sample-package.js';
import { TestClient } from '../../../services/api/src/testing/test-client.js';
import { TestWorker } from '../../../services/api/src/testing/test-worker.js';
import { ownDatabaseUrl } from './api-database.js';
import { openCutProxy, type CutProxy } from '../servers/cut-proxy.js';
import { ownPrefix, redisUrl } from '../servers/infrastructure.js';

export const SERVICE_TOKEN = 'a service token for tests';
export const OPERATOR_TOKEN = 'an operator token for tests';

/** The api on real servers that it can lose, with one challenge and a worker that a test plays. */
export interface RealApi {
  readonly redis: CutProxy;
  readonly mongo: CutProxy;
  readonly worker: TestWorker;
  readonly api: StartedApi;
  guest(): Promise<TestClient>;
  close(): Promise<void>;
}

/** The worker's own connections to Redis are not cut. */
export function openWorkerPorts(prefix: string) {
  const redis = { redisUrl: redisUrl(), prefix };
  const lane = (name: Lane) => createBullQueue({ ...redis, name, schema: laneJobSchema(name) });
  const queues = {
    'grading-run': lane('grading-run'),
    'grading-submit': lane('grading-submit'),
    'grading-regrade': lane('grading-regrade'),
    'grading-measure': lane('grading-measure'),
  };
  const results = createBullQueue({ ...redis, name: RESULTS_QUEUE, schema: recordVerdictJobSchema });
  const log = createRedisEventLog(redis);
  const registry = createRedisWorkerRegistry(redis);
  const closers = [...Object.values(queues), results, log, registry];
  return {
    ports: { queues, results, log, registry },
    close: async () => void (await Promise.all(closers.map((port) => port.close()))),
  };
}

/** Starts the api behind proxies to both servers and waits until it can grade. */
export async function startRealApi(): Promise<RealApi> {
  const prefix = ownPrefix();
  const [redis, mongo] = await Promise.all([openCutProxy(redisUrl()), openCutProxy(ownDatabaseUrl())]);
  const { ports, close: closePorts } = openWorkerPorts(prefix);
  const worker = new TestWorker(ports);
  await worker.announce();
  const announcing = setInterval(() => void worker.announce().catch(() => undefined), 2_000);
  const api = await startApi({
    HONE_PORT: '0',
    HONE_PREFIX: prefix,
    HONE_COOKIE_SECRET: 'a cookie secret for tests',
    HONE_SERVICE_TOKEN: SERVICE_TOKEN,
    HONE_OPERATOR_TOKEN: OPERATOR_TOKEN,
    HONE_LOG_LEVEL: 'silent',
    HONE_RECONCILE_GRACE_MS: '500',
    REDIS_URL: redis.url,
    MONGODB_URL: mongo.url,
  });
  const seeded = await new TestClient(api.url).call('/api/v1/internal/packages', {
    raw: archiveOf(samplePackage()),
    headers: { 'content-type': 'application/gzip', authorization: `Bearer ${OPERATOR_TOKEN}` },
  });
  if (seeded.status !== 201) throw new Error(`seeding answered ${JSON.stringify(seeded)}`);
  return {
    redis,
    mongo,
    worker,
    api,
    async guest() {
      const client = new TestClient(api.url);
      const { status, body } = await client.call('/api/v1/auth/guest', { method: 'POST' });
      if (status >= 300) throw new Error(`no guest: ${JSON.stringify(body)}`);
      return client;
    },
    async close() {
      clearInterval(announcing);
      redis.restore();
      mongo.restore();
      await api.close();
      await closePorts();
      await Promise.all([redis.close(), mongo.close()]);
    },
  };
}

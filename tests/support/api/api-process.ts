import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { openMongo, type MongoConnection } from '../../../services/api/src/storage/mongo-database.js';
import { archiveOf, samplePackage } from '../../../services/api/src/testing/sample-package.js';
import { TestClient } from '../../../services/api/src/testing/test-client.js';
import { TestWorker } from '../../../services/api/src/testing/test-worker.js';
import { ownDatabaseUrl } from './api-database.js';
import { eventually } from '../eventually.js';
import { freePort } from '../servers/free-port.js';
import { ownPrefix, redisUrl } from '../servers/infrastructure.js';
import { openWorkerPorts } from './real-api.js';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const SERVICE_TOKEN = 'a service token for tests';
const OPERATOR_TOKEN = 'an operator token for tests';

/** An api in a separate process that a test may kill, its database, and a worker that the test plays. */
export interface ApiProcess {
  readonly url: string;
  readonly database: MongoConnection['database'];
  readonly worker: TestWorker;
  readonly service: Record<string, string>;
  /** Headers of an operator's command line. */
  readonly operator: Record<string, string>;
  /** Environment for the command line. */
  readonly env: NodeJS.ProcessEnv;
  client(): TestClient;
  start(): Promise<void>;
  /** Ends the process at once, as a crash does. */
  kill(): Promise<void>;
  close(): Promise<void>;
}

/** Starts the built api with one challenge, `price-spread`. */
export async function startApiProcess(env: Readonly<Record<string, string>> = {}): Promise<ApiProcess> {
  const [port, mongoUrl, prefix] = [await freePort(), ownDatabaseUrl(), ownPrefix()];
  const mongo = openMongo(mongoUrl);
  const { ports, close: closePorts } = openWorkerPorts(prefix);
  const worker = new TestWorker(ports);
  await worker.announce();
  const announcing = setInterval(() => void worker.announce().catch(() => undefined), 2_000);
  const url = `http://127.0.0.1:${port}`;
  const settings = {
    ...process.env,
    NODE_OPTIONS: '',
    HONE_PORT: String(port),
    HONE_PREFIX: prefix,
    HONE_COOKIE_SECRET: 'a cookie secret for tests',
    HONE_SERVICE_TOKEN: SERVICE_TOKEN,
    HONE_OPERATOR_TOKEN: OPERATOR_TOKEN,
    HONE_API_URL: url,
    HONE_LOG_LEVEL: 'silent',
    HONE_RATE_LIMIT_FACTOR: '1000',
    REDIS_URL: redisUrl(),
    MONGODB_URL: mongoUrl,
    ...env,
  };
  let child: ChildProcess | undefined;
  const api: ApiProcess = {
    url,
    database: mongo.database,
    worker,
    service: { authorization: `Bearer ${SERVICE_TOKEN}` },
    operator: { authorization: `Bearer ${OPERATOR_TOKEN}` },
    env: settings,
    client: () => new TestClient(url),
    async start() {
      child = spawn(process.execPath, ['services/api/dist/main.js'], {
        cwd: ROOT,
        env: settings,
        stdio: 'ignore',
      });
      await eventually(() => answers(`${url}/healthz`), Boolean, 60_000);
    },
    async kill() {
      if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
      const gone = once(child, 'exit');
      child.kill('SIGKILL');
      await gone;
    },
    async close() {
      clearInterval(announcing);
      await api.kill();
      await closePorts();
      await mongo.database.dropDatabase();
      await mongo.close();
    },
  };
  await api.start();
  const headers = { 'content-type': 'application/gzip', ...api.operator };
  const raw = archiveOf(samplePackage());
  const seeded = await api.client().call('/api/v1/internal/packages', { raw, headers });
  if (seeded.status !== 201) throw new Error(`seeding answered ${JSON.stringify(seeded)}`);
  return api;
}

const answers = (url: string): Promise<boolean> =>
  fetch(url).then(
    (response) => response.ok,
    () => false,
  );

/** Every document that contains a text, as `collection: document`. */
export async function findMentions(database: ApiProcess['database'], text: string): Promise<string[]> {
  const collections = await database.listCollections().toArray();
  const found = await Promise.all(
    collections.map(async ({ name }) => {
      const documents = await database.collection(name).find({}).toArray();
      return documents.map((document) => `${name}: ${JSON.stringify(document)}`);
    }),
  );
  return found.flat().filter((document) => document.includes(text));
}

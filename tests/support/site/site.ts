import type { ChildProcess } from 'node:child_process';
import { randomBytes, randomInt } from 'node:crypto';
import { eventually } from '../eventually.js';
import { freePort } from '../servers/free-port.js';
import { dockerHost, mongoUrl, noted, redisUrl } from '../servers/infrastructure.js';
import { forgetKeys } from '../servers/redis-keys.js';
import { seedChallenges, type SeedOptions } from './seed-challenges.js';
import { endProcess, launch, readLogs } from './site-processes.js';

/** The submission of tests for which the language does not matter. */
const USUAL_RUNTIMES = ['python', 'postgresql'];
/** Few warm boxes: a test's site lives for seconds, and most boxes would never be used. */
const POOL_MEMORY_MIB = '1024';
/** Every runtime that a challenge of the catalogue needs. */
export const ALL_RUNTIMES = Object.keys(noted().images ?? {});

/** A running Hone, for tests that neither start nor stop its processes. */
export interface RunningSite {
  readonly url: string;
  readonly operatorToken: string;
  /** Its own database. */
  readonly mongoUrl: string;
  /** Loads more challenge folders, without what measures speed. */
  seed(folders: readonly string[]): Promise<void>;
}

/** A separate Hone: real processes, its own database, Redis index and port. */
export interface Site extends RunningSite {
  /** Environment of a worker of this site, for tests that start and kill workers themselves. */
  readonly workerEnv: NodeJS.ProcessEnv;
  /** Secrets that no log, job, image or document may contain. */
  readonly secrets: readonly string[];
  /** The output of its processes so far. */
  logs(): string;
  /** Ids of its running processes. */
  pids(): number[];
  /** Its own index of the Redis server. */
  readonly redisUrl: string;
  /** The prefix of its keys in Redis. */
  readonly prefix: string;
  startWorker(): ChildProcess;
  /** Resolves when a worker with at least one runtime is ready. */
  ready(): Promise<void>;
  stop(): Promise<void>;
}

export interface SiteOptions extends SeedOptions {
  readonly workers?: number;
  /** Its workers' runtimes. Few by default: every worker tries each of them at its start. */
  readonly runtimes?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** Called with the id of each process when it starts. */
  readonly onStart?: (pid: number) => void;
}

/** Starts the composed api, live gateway and web client, seeds challenges and starts workers; ready when it resolves. */
export async function startSite(options: SiteOptions = {}): Promise<Site> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const name = `hone_test_${randomBytes(5).toString('hex')}`;
  // Sites of several suites may run at once: the index separates them from a real one, the prefix from each other.
  const redis = withPath(redisUrl(), String(randomInt(1, 16)));
  const prefix = `${name}:`;
  const serviceToken = randomBytes(24).toString('hex');
  const operatorToken = randomBytes(24).toString('hex');
  const cookieSecret = randomBytes(32).toString('hex');
  const mongo = withPath(mongoUrl(), name);
  const common = {
    ...process.env,
    NODE_ENV: 'production',
    NODE_OPTIONS: '',
    HONE_PORT: String(port),
    HONE_API_URL: url,
    HONE_SERVICE_TOKEN: serviceToken,
    HONE_RATE_LIMIT_FACTOR: '1000',
    HONE_LOG_LEVEL: 'warn',
    HONE_POOL_MEMORY_MIB: POOL_MEMORY_MIB,
    // Measuring in idle times would disturb the next measurements or timings.
    HONE_MEASURE_AHEAD_S: '0',
    REDIS_URL: redis,
    HONE_PREFIX: prefix,
    ...options.env,
  };
  const children: ChildProcess[] = [];
  const start = (label: string, program: string, env: NodeJS.ProcessEnv): ChildProcess => {
    const child = launch(`${name}-${label}`, program, env);
    children.push(child);
    if (child.pid !== undefined) options.onStart?.(child.pid);
    return child;
  };
  start('api', 'services/launcher/src/serve.mjs', {
    ...common,
    MONGODB_URL: mongo,
    HONE_COOKIE_SECRET: cookieSecret,
    HONE_OPERATOR_TOKEN: operatorToken,
    DOCKER_HOST: '',
  });
  const workerEnv = {
    ...common,
    MONGODB_URL: '',
    DOCKER_HOST: dockerHost(),
    HONE_IMAGES: JSON.stringify(imagesOf(options.runtimes ?? USUAL_RUNTIMES)),
  };
  const site: Site = {
    url,
    workerEnv,
    operatorToken,
    secrets: [serviceToken, operatorToken, cookieSecret, passwordOf(redis), passwordOf(mongo)].filter(
      (text) => text !== '',
    ),
    logs: () => readLogs(name),
    pids: () =>
      children.flatMap(({ pid, exitCode }) => (pid === undefined || exitCode !== null ? [] : [pid])),
    redisUrl: redis,
    mongoUrl: mongo,
    prefix,
    seed: (folders) => seedChallenges(url, operatorToken, { challenges: folders }),
    startWorker: () => start('worker', 'services/worker/dist/main.js', workerEnv),
    ready: async () => void (await eventually(() => answers(`${url}/readyz`), Boolean, 120_000)),
    stop: () => stopAll(children, redis, prefix),
  };
  try {
    await eventually(() => answers(`${url}/healthz`), Boolean, 60_000);
    await seedChallenges(url, operatorToken, options);
    for (let count = 0; count < (options.workers ?? 1); count++) site.startWorker();
    if ((options.workers ?? 1) > 0) await site.ready();
    return site;
  } catch (error) {
    await site.stop();
    throw error;
  }
}

function imagesOf(runtimes: readonly string[]): Record<string, string> {
  const images = Object.entries(noted().images ?? {});
  return Object.fromEntries(images.filter(([id]) => runtimes.includes(id)));
}

const answers = (url: string): Promise<boolean> =>
  fetch(url).then(
    (response) => response.ok,
    () => false,
  );

const passwordOf = (address: string): string => decodeURIComponent(new URL(address).password);

async function stopAll(children: ChildProcess[], redis: string, prefix: string): Promise<void> {
  for (const child of children.reverse()) await endProcess(child);
  await forgetKeys(redis, prefix);
}

function withPath(address: string, path: string): string {
  const url = new URL(address);
  url.pathname = `/${path}`;
  return url.href;
}

import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes, randomInt } from 'node:crypto';
import { mkdirSync, openSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Redis } from 'ioredis';
import { eventually } from './eventually.js';
import { freePort } from './free-port.js';
import { dockerHost, mongoUrl, noted, redisUrl } from './infrastructure.js';
import { withoutMeasuring } from './without-measuring.js';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** What tests submit that do not care about the language. */
const USUAL_RUNTIMES = ['python', 'postgresql'];
/** Few boxes wait: a site of a test lives for seconds, and most of them would never be asked for. */
const POOL_MEMORY_MIB = '1024';
/** Every runtime that a challenge of the catalogue needs. */
export const ALL_RUNTIMES = Object.keys(noted().images ?? {});

/** A whole Hone of its own: real processes, own database and Redis index, own port. */
export interface Site {
  readonly url: string;
  /** Environment of a worker of this site, for tests that start and kill workers themselves. */
  readonly workerEnv: NodeJS.ProcessEnv;
  readonly serviceToken: string;
  /** Values that may stand in no log, job, image or document. */
  readonly secrets: readonly string[];
  /** What its processes wrote so far. */
  logs(): string;
  /** Process ids of what runs of it. */
  pids(): number[];
  /** Its own index of the Redis server. */
  readonly redisUrl: string;
  /** Its own database. */
  readonly mongoUrl: string;
  startWorker(): ChildProcess;
  /** Resolves when a worker with at least one runtime is ready. */
  ready(): Promise<void>;
  stop(): Promise<void>;
}

export interface SiteOptions {
  readonly workers?: number;
  /** Challenge folders to seed; all of `challenges/` when absent. */
  readonly challenges?: readonly string[];
  /** Which of them measure speed where they do; none when absent, as that takes long. */
  readonly measured?: (slug: string) => boolean;
  /** What its workers offer. Few by default: every worker tries each of them at its start. */
  readonly runtimes?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

/** Starts the composed api, live gateway and web client, seeds challenges and starts workers; ready when it resolves. */
export async function startSite(options: SiteOptions = {}): Promise<Site> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const name = `hone_test_${randomBytes(5).toString('hex')}`;
  // Sites of several suites may run at once: the index keeps them apart from a real one, the prefix from each other.
  const redis = withPath(redisUrl(), String(randomInt(1, 16)));
  const prefix = `${name}:`;
  const serviceToken = randomBytes(24).toString('hex');
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
    REDIS_URL: redis,
    HONE_PREFIX: prefix,
    ...options.env,
  };
  const children: ChildProcess[] = [];
  const start = (label: string, program: string, env: NodeJS.ProcessEnv): ChildProcess => {
    const child = launch(`${name}-${label}`, program, env);
    children.push(child);
    return child;
  };
  start('api', 'services/launcher/src/serve.mjs', {
    ...common,
    MONGODB_URL: mongo,
    HONE_COOKIE_SECRET: cookieSecret,
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
    serviceToken,
    secrets: [serviceToken, cookieSecret, passwordOf(redis), passwordOf(mongo)].filter((text) => text !== ''),
    logs: () => readLogs(name),
    pids: () =>
      children.flatMap(({ pid, exitCode }) => (pid === undefined || exitCode !== null ? [] : [pid])),
    redisUrl: redis,
    mongoUrl: mongo,
    startWorker: () => start('worker', 'services/worker/dist/main.js', workerEnv),
    ready: async () => void (await eventually(() => answers(`${url}/readyz`), Boolean, 120_000)),
    stop: () => stopAll(children, redis, prefix),
  };
  try {
    await eventually(() => answers(`${url}/healthz`), Boolean, 60_000);
    await seedChallenges(common, options);
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

const LOGS = `${ROOT}.hone/logs/tests`;

function readLogs(name: string): string {
  const own = readdirSync(LOGS).filter((file) => file.startsWith(`${name}-`));
  return own.map((file) => readFileSync(`${LOGS}/${file}`, 'utf8')).join('\n');
}

const passwordOf = (address: string): string => decodeURIComponent(new URL(address).password);

function launch(label: string, program: string, env: NodeJS.ProcessEnv): ChildProcess {
  mkdirSync(LOGS, { recursive: true });
  const log = openSync(`${LOGS}/${label}.log`, 'a');
  return spawn(process.execPath, ['--enable-source-maps', program], {
    cwd: ROOT,
    env,
    stdio: ['ignore', log, log],
  });
}

async function seedChallenges(env: NodeJS.ProcessEnv, options: SiteOptions): Promise<void> {
  const { challenges = [], measured = () => false } = options;
  const folders = withoutMeasuring(
    `${ROOT}challenges`,
    challenges.map((folder) => resolve(ROOT, folder)),
    measured,
  );
  try {
    await seed(env, folders.paths);
  } finally {
    folders.remove();
  }
}

async function seed(env: NodeJS.ProcessEnv, folders: readonly string[]): Promise<void> {
  const child = spawn(process.execPath, ['services/cli/bin/hone.mjs', 'seed', ...folders], {
    cwd: ROOT,
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let printed = '';
  child.stdout.on('data', (chunk: Buffer) => (printed += chunk.toString()));
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  if (code !== 0) throw new Error(`seeding failed: ${printed}`);
}

/** Ends a process by the id it was started with and waits until it is gone. */
export async function endProcess(child: ChildProcess, signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill(signal);
  const impatience = setTimeout(() => child.kill('SIGKILL'), 15_000);
  await gone;
  clearTimeout(impatience);
}

async function stopAll(children: ChildProcess[], redis: string, prefix: string): Promise<void> {
  for (const child of children.reverse()) await endProcess(child);
  await forget(redis, prefix);
}

/** Deletes every key that begins with the prefix. */
async function forget(url: string, prefix: string): Promise<void> {
  const redis = new Redis(url, { maxRetriesPerRequest: 1 });
  for await (const keys of redis.scanStream({ match: `${prefix}*`, count: 500 }) as AsyncIterable<string[]>) {
    if (keys.length > 0) await redis.unlink(...keys);
  }
  redis.disconnect();
}

function withPath(address: string, path: string): string {
  const url = new URL(address);
  url.pathname = `/${path}`;
  return url.href;
}

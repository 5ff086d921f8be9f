import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { spawn } from 'node:child_process';
import { Redis } from 'ioredis';
import { openMongo, type MongoConnection } from '../../../services/api/src/storage/mongo-database.js';
import { eventually } from '../../support/eventually.js';
import { freePort } from '../../support/servers/free-port.js';
import { CHALLENGES } from './answers.js';
import { startEngine, type OwnEngine } from './own-engine.js';
import { startProgram, type Program } from './program.js';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

/** A whole Hone of several processes on a separate engine; everything in it may be killed. */
export interface ChaosSite {
  readonly apiUrl: string;
  readonly liveUrl: string;
  readonly engine: OwnEngine;
  readonly api: Program;
  readonly realtime: Program;
  readonly workers: readonly Program[];
  readonly redis: Redis;
  readonly mongo: MongoConnection;
  /** Sets the wall clocks of all processes of Hone. */
  shiftClocks(ms: number): void;
  /** Resolves when a worker takes work. */
  ready(): Promise<void>;
  /** Stops Hone's processes gracefully; the infrastructure stays, for inspection. */
  stopPrograms(): Promise<void>;
  close(): Promise<void>;
}

export interface ChaosOptions {
  readonly say: (line: string) => void;
  readonly slots: number;
  readonly graceMs: number;
  /** Runtimes of the workers; Python by default. */
  readonly runtimes?: readonly string[];
}

/** Starts it; ready when it resolves. */
export async function startChaosSite(options: ChaosOptions): Promise<ChaosSite> {
  const engine = await startEngine(options.say);
  const [port, livePort] = [await freePort(), await freePort()];
  const apiUrl = `http://127.0.0.1:${port}`;
  const redis = new Redis(engine.redisUrl, { maxRetriesPerRequest: 1, retryStrategy: () => 100 });
  redis.on('error', () => undefined);
  await redis.flushall();
  const mongoUrl = new URL(engine.mongoUrl);
  mongoUrl.pathname = `/hone_chaos_${randomBytes(5).toString('hex')}`;
  const mongo = openMongo(mongoUrl.href);
  const folder = mkdtempSync(join(tmpdir(), 'hone-chaos-'));
  const clock = join(folder, 'clock');
  writeFileSync(clock, '0');
  const common = {
    ...process.env,
    NODE_ENV: 'production',
    NODE_OPTIONS: '',
    HONE_PORT: String(port),
    HONE_REALTIME_PORT: String(livePort),
    HONE_HOST: '127.0.0.1',
    HONE_API_URL: apiUrl,
    HONE_SERVICE_TOKEN: randomBytes(24).toString('hex'),
    HONE_OPERATOR_TOKEN: randomBytes(24).toString('hex'),
    HONE_RATE_LIMIT_FACTOR: '1000',
    HONE_RECONCILE_GRACE_MS: String(options.graceMs),
    HONE_LOG_LEVEL: 'info',
    HONE_CHAOS_CLOCK: clock,
    REDIS_URL: engine.redisUrl,
    MONGODB_URL: '',
    DOCKER_HOST: '',
  };
  const api = startProgram({
    name: 'api',
    file: 'services/launcher/src/serve.mjs',
    env: { ...common, MONGODB_URL: mongoUrl.href, HONE_COOKIE_SECRET: randomBytes(32).toString('hex') },
  });
  const realtime = startProgram({ name: 'realtime', file: 'services/realtime/dist/main.js', env: common });
  const workerEnv = {
    ...common,
    DOCKER_HOST: engine.host,
    HONE_IMAGES: JSON.stringify(imagesOf(engine, options.runtimes ?? ['python'])),
    HONE_WORKER_SLOTS: String(options.slots),
  };
  await eventually(() => answers(`${apiUrl}/healthz`), Boolean, 60_000);
  await seed(common, CHALLENGES);
  const workers = ['worker-1', 'worker-2'].map((name) =>
    startProgram({ name, file: 'services/worker/dist/main.js', env: workerEnv }),
  );
  const programs = [...workers, realtime, api];
  let stopped = false;
  let closing: Promise<void> | undefined;
  const site: ChaosSite = {
    apiUrl,
    liveUrl: `http://127.0.0.1:${livePort}`,
    engine,
    api,
    realtime,
    workers,
    redis,
    mongo,
    shiftClocks(ms) {
      writeFileSync(clock, String(ms));
      for (const program of programs) program.signal('SIGUSR2');
    },
    ready: async () => void (await eventually(() => answers(`${apiUrl}/readyz`), Boolean, 120_000)),
    async stopPrograms() {
      stopped = true;
      for (const program of programs) await program.stop();
    },
    close: () => (closing ??= close()),
  };
  const close = async () => {
    if (!stopped) await site.stopPrograms();
    await mongo.database.dropDatabase().catch(() => undefined);
    await mongo.close();
    redis.disconnect();
    rmSync(folder, { recursive: true });
    await engine.close();
  };
  try {
    await site.ready();
    return site;
  } catch (error) {
    await close();
    throw error;
  }
}

const answers = (url: string): Promise<boolean> =>
  fetch(url).then(
    (response) => response.ok,
    () => false,
  );

function imagesOf({ images }: OwnEngine, runtimes: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    runtimes.map((id) => {
      const image = images[id];
      if (image === undefined) throw new Error(`the engine has no image of ${id}`);
      return [id, image];
    }),
  );
}

async function seed(env: NodeJS.ProcessEnv, folders: readonly string[]): Promise<void> {
  const child = spawn(process.execPath, ['services/cli/bin/hone.mjs', 'seed', ...folders], {
    cwd: ROOT,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (printed += String(chunk)));
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  if (code !== 0) throw new Error(`seeding failed: ${printed}`);
}

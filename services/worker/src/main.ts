import { randomBytes } from 'node:crypto';
import { availableParallelism, cpus, hostname } from 'node:os';
import { inspect } from 'node:util';
import { laneJobSchema, recordVerdictJobSchema, RESULTS_QUEUE, type Lane } from '@hone/contracts';
import { createTrustedCache, loadArchive, RULE_SET, type LoadedChallenge } from '@hone/grading';
import {
  AppError,
  createBullQueue,
  createRedisChannel,
  createRedisEventLog,
  createRedisWorkerRegistry,
  openProcess,
  type Logger,
  type Metrics,
  type Shutdown,
} from '@hone/kit';
import { createDockerSandbox, type EngineInfo } from '@hone/sandbox';
import { readWorkerConfig, type WorkerConfig } from './config.js';
import {
  createPrefetchCount,
  createFaultCount,
  createPrewarmedCount,
  showPool,
  showPrewarmed,
} from './worker-metrics.js';
import { createPrefetcher, type PrefetcherOptions } from './prefetcher.js';
import { createPrefetch, createGrader, createMeasure } from './grader.js';
import { createHostCache } from './host-cache.js';
import { readHostClass } from './host-class.js';
import { createReferencePrecompute } from './reference-precompute.js';
import { createPackageStore } from './package-store.js';
import type { WorkerPlace } from './ports.js';
import { createPrewarmedBoxes, type PrewarmedBoxes } from './prewarmed-boxes.js';
import { createWarmUp, type WarmUpOptions } from './warm-up.js';
import { createWorker } from './worker.js';

/** The worker's ports on Redis, closed at shutdown. */
function openPorts(config: WorkerConfig, logger: Logger, shutdown: Shutdown) {
  const redis = {
    redisUrl: config.REDIS_URL,
    prefix: config.HONE_PREFIX,
    onError: (error: Error) => logger.warn({ err: error }, 'Redis is not responding'),
  };
  const closing = <T extends { close(): Promise<void> }>(name: string, port: T): T => {
    shutdown.add(name, () => port.close());
    return port;
  };
  const lane = (name: Lane) =>
    closing(name, createBullQueue({ ...redis, name, schema: laneJobSchema(name) }));
  return {
    queues: {
      'grading-run': lane('grading-run'),
      'grading-submit': lane('grading-submit'),
      'grading-regrade': lane('grading-regrade'),
      'grading-measure': lane('grading-measure'),
    },
    results: closing(
      RESULTS_QUEUE,
      createBullQueue({ ...redis, name: RESULTS_QUEUE, schema: recordVerdictJobSchema }),
    ),
    log: closing('event log', createRedisEventLog(redis)),
    cancels: closing('cancel channel', createRedisChannel('cancels', redis)),
    activity: closing('challenge activity channel', createRedisChannel('challengeActivity', redis)),
    registry: closing('worker registry', createRedisWorkerRegistry(redis)),
  };
}

/** Process-wide services. */
interface Process {
  readonly workerId: string;
  readonly logger: Logger;
  readonly metrics: Metrics;
  readonly shutdown: Shutdown;
}

async function openSandbox(config: WorkerConfig, { workerId, logger, metrics, shutdown }: Process) {
  const countFault = createFaultCount(metrics);
  const sandbox = await createDockerSandbox({
    dockerHost: config.dockerHost,
    images: config.images,
    absentImages: config.absentImages,
    imagesDir: config.HONE_IMAGES_DIR,
    workerId,
    log: logger.child({ part: 'sandbox' }),
    onFault: ({ kind }) => countFault(kind),
    ...(config.HONE_LOCK_DIR === undefined ? {} : { lockDir: config.HONE_LOCK_DIR }),
    ...(config.HONE_OCI_RUNTIME === undefined ? {} : { ociRuntime: config.HONE_OCI_RUNTIME }),
    otherOciRuntimes: [...new Set(Object.values(config.HONE_OCI_RUNTIMES))],
    ...(config.HONE_POOL_MEMORY_MIB === undefined ? {} : { poolMemoryMiB: config.HONE_POOL_MEMORY_MIB }),
  });
  shutdown.add('sandbox', () => sandbox.close());
  showPool(metrics, () => sandbox.poolCounts());
  return sandbox;
}

/** Dependencies of the prefetching. */
type PrefetchContext = WarmUpOptions &
  Omit<PrefetcherOptions, 'prefetch' | 'onPrefetched'> &
  Parameters<typeof createPrefetch>[0] & {
    /** Attempts in progress, including measured ones. */
    readonly allBusy: () => number;
    readonly measureAfterS: number;
  };

/**
 * Starts everything that prepares for upcoming submissions: at the start, and while users work on a
 * challenge.
 */
async function startPrefetching(
  options: PrefetchContext,
  { metrics, shutdown }: Pick<Process, 'metrics' | 'shutdown'>,
): Promise<void> {
  const warmUp = createWarmUp(options);
  shutdown.add('warm-up', () => warmUp.stop());
  const [prefetch, onPrefetched] = [createPrefetch(options), createPrefetchCount(metrics)];
  const measuring = startReferencePrecompute(options);
  if (measuring !== undefined) shutdown.add('reference precompute', () => measuring.stop());
  const onOpened = (digest: string) => measuring?.want(digest);
  shutdown.add('prefetcher', await createPrefetcher({ ...options, prefetch, onPrefetched, onOpened }));
}

function startReferencePrecompute(options: PrefetchContext) {
  const { measureAfterS, sandbox, allBusy: busy } = options;
  if (measureAfterS === 0) return undefined;
  const ready = () => sandbox.runtimes().filter(({ status }) => status === 'ready');
  const languages = () => new Set(ready().flatMap((runtime) => runtime.languages));
  const idleMs = 1_000 * measureAfterS;
  return createReferencePrecompute({ ...options, measure: createMeasure(options), languages, busy, idleMs });
}

async function loadPackage(
  archive: Uint8Array,
): Promise<{ readonly value: LoadedChallenge; readonly digest: string }> {
  const value = await loadArchive(archive);
  return { value, digest: value.pack.digest };
}

/** Holds boxes that were opened in advance; they are removed at shutdown. */
function openPrewarmedBoxes({ metrics, shutdown }: Pick<Process, 'metrics' | 'shutdown'>): PrewarmedBoxes {
  const boxes = createPrewarmedBoxes({ onEnd: createPrewarmedCount(metrics) });
  showPrewarmed(metrics, () => boxes.count());
  shutdown.add('prepared boxes', () => boxes.close());
  return boxes;
}

/** Time for removing boxes, after the drain time. */
const CLOSE_MS = 15_000;

/** The environment that is recorded with a score, so that scores can be compared. */
function placeOf(worker: string, { version, kernel }: EngineInfo): WorkerPlace {
  const processor = cpus()[0]?.model.trim() ?? '';
  const known = processor === '' ? {} : { processor };
  return { worker, kernel, engine: `docker ${version}`, ruleSet: RULE_SET, ...known };
}

async function main(): Promise<void> {
  const config = readWorkerConfig(process.env);
  const workerId = `${hostname()}-${process.pid}-${randomBytes(3).toString('hex')}`;
  const closeWithinMs = config.HONE_DRAIN_MS + CLOSE_MS;
  const base = await openProcess({ service: 'worker', config, closeWithinMs });
  const { scope, metrics, tracer, shutdown } = base;
  const logger = base.logger.child({ worker: workerId });
  shutdown.listen();

  const sandbox = await openSandbox(config, { workerId, logger, metrics, shutdown });
  const api = { apiUrl: config.HONE_API_URL, serviceToken: config.HONE_SERVICE_TOKEN };
  const packages = createPackageStore({ ...api, load: loadPackage });
  const ociRuntimes = config.HONE_OCI_RUNTIMES;
  const prewarmedBoxes = openPrewarmedBoxes({ metrics, shutdown });
  const cache = createTrustedCache();
  const hostCache = createHostCache({ ...api, cache, hostClass: readHostClass(), logger });
  const grading = { packages, sandbox, cache, hostCache, ociRuntimes, prewarmedBoxes };
  const { activity, ...ports } = openPorts(config, logger, shutdown);
  const worker = createWorker({
    ...ports,
    grader: createGrader({ ...grading, tracer }),
    canary: () => sandbox.canary(),
    runtimes: () => sandbox.runtimes(),
    place: placeOf(workerId, sandbox.engine),
    slots: config.slots,
    sharesCore: availableParallelism() === 1,
    drainMs: config.HONE_DRAIN_MS,
    logger,
    scope,
    metrics,
    tracer,
  });
  shutdown.add('worker', () => worker.stop(shutdown.urgent));
  await worker.start();
  const load = { busy: () => worker.grading(), allBusy: () => worker.busy() };
  const ahead = { ...api, ...grading, ...load, logger, activity, measureAfterS: config.HONE_MEASURE_AHEAD_S };
  await startPrefetching(ahead, { metrics, shutdown });
  logger.info({ slots: config.slots, runtimes: Object.keys(config.images) }, 'worker is taking work');
}

try {
  await main();
} catch (error) {
  // An AppError names the wrong settings; anything else is a bug and needs its stack.
  const text = error instanceof AppError ? error.message : inspect(error);
  process.stderr.write(`${text}\n`);
  process.exit(1);
}

import { BoxMaker, type DockerClass } from './docker/box-maker.js';
import { openDeathWatch } from './docker/death-watch.js';
import { assembleSandbox, type DockerSandbox } from './docker/docker-sandbox.js';
import { createDockerEngine, type Engine, type EngineInfo } from './docker/engine.dockerode.js';
import type { LiveBox } from './docker/live-box.js';
import { compileKnown, tryRuntime } from './docker/try-runtime.js';
import { LABEL } from './labels.js';
import type { CoreLocks } from './measuring/core-locks.js';
import { createFolderCoreLocks } from './measuring/core-locks.folder.js';
import { createProcessCoreLocks } from './measuring/core-locks.process.js';
import { createSocketCoreLocks } from './measuring/core-locks.socket.js';
import { ReservedCores } from './measuring/reserved-cores.js';
import type { ShelfSize } from './pool/shelf.js';
import { watchCores } from './pool/core-activity.js';
import { CoreBalance } from './pool/core-balance.js';
import { WarmPool } from './pool/warm-pool.js';
import { loadRuntimes } from './runtimes/load-runtimes.js';
import { RuntimeBook, type AbsentImages, type OfferedRuntime } from './runtimes/runtime-book.js';
import { messageOf, SandboxFault } from './sandbox-fault.js';
import { silentLog, type SandboxLog } from './sandbox-log.js';

export interface DockerSandboxOptions {
  /** As DOCKER_HOST: `unix:///path` or `tcp://host:port`. */
  readonly dockerHost: string;
  /** Image reference by runtime id. */
  readonly images: Readonly<Record<string, string>>;
  /** Why a runtime has no image, by runtime id. */
  readonly absentImages?: AbsentImages;
  /** The folder that holds a folder with `runtime.json` and `smoke/` per runtime. */
  readonly imagesDir: string;
  /** Unique per process; a label of every box. */
  readonly workerId: string;
  /**
   * Boxes of one size that wait while the demand is unknown, by runtime id; `default` for other runtimes, else the
   * number of cores. More wait if more were lately in use at once. 0 keeps none.
   */
  readonly poolSize?: number | Readonly<Record<string, number>>;
  /** Memory of all boxes together above which none is kept waiting; half of the engine's machine otherwise. */
  readonly poolMemoryMiB?: number;
  /** `eager` tries every runtime now, `lazy` on first use; lazy when no box is kept warm. */
  readonly trials?: 'eager' | 'lazy';
  /** How long a compiler is trusted after it has compiled something, in ms; ten minutes otherwise. */
  readonly believedMs?: number;
  /** Cores that boxes may use; all otherwise. Every box is bound to one of them. */
  readonly cpus?: readonly number[];
  /** A folder that all workers of the host share when each has its own container; see createFolderCoreLocks. */
  readonly lockDir?: string;
  /** An OCI runtime by name (`runc`, `crun`, `runsc`); the engine's default otherwise. */
  readonly ociRuntime?: string;
  /** Other OCI runtimes that boxes may be opened with; each must pass the canary. */
  readonly otherOciRuntimes?: readonly string[];
  readonly log?: SandboxLog;
  /** Called for every platform fault in a box, also when the caller gets it. */
  readonly onFault?: (fault: SandboxFault) => void;
}

const MINUTE_MS = 60_000;
const POOL_MAX_AGE_MS = 10 * MINUTE_MS;
/** Waiting time plus time in use; no submission lasts longer than the difference. */
const BOX_LIFE_MS = POOL_MAX_AGE_MS + 20 * MINUTE_MS;
const CLASSES_PER_RUNTIME = 3;

/** An OCI runtime that the engine does not know would fail every box, so fail at the start. */
function checkOciRuntimes(
  { ociRuntime, otherOciRuntimes = [] }: DockerSandboxOptions,
  { runtimes }: EngineInfo,
): void {
  const named = ociRuntime === undefined ? otherOciRuntimes : [ociRuntime, ...otherOciRuntimes];
  const unknown = named.filter((name) => !runtimes.includes(name));
  if (unknown.length === 0) return;
  throw new SandboxFault(
    'unavailable',
    `the engine knows no OCI runtime ${unknown.join(', ')}; it has ${runtimes.join(', ')}`,
  );
}

/** Up to two boxes per slot of one size, and two more while those are being replaced. */
const MOST_PER_CORE = 4;

function poolSizeOf(options: DockerSandboxOptions, cores: number): (wanted: DockerClass) => ShelfSize {
  const size = options.poolSize ?? cores;
  const usualOf = typeof size === 'number' ? () => size : (id: string) => size[id] ?? size['default'] ?? 0;
  return ({ runtime, offered }) => {
    const usual = usualOf(runtime);
    if (usual === 0) return { usual, most: 0 };
    // None waits once the demand of the last ten minutes is over.
    if (offered.runtime.onDemand) return { usual: 0, most: cores };
    return { usual, most: Math.max(usual, MOST_PER_CORE * cores) };
  };
}

const findImage = async (engine: Engine, reference: string | undefined): Promise<string | undefined> =>
  reference === undefined ? undefined : await engine.findImageId(reference);

async function findImages(
  engine: Engine,
  images: Readonly<Record<string, string>>,
): Promise<Map<string, string>> {
  const found = await Promise.all(
    Object.entries(images).map(async ([id, reference]) => [id, await findImage(engine, reference)] as const),
  );
  return new Map(found.flatMap(([id, imageId]) => (imageId === undefined ? [] : [[id, imageId]])));
}

interface PoolParts {
  readonly engine: Engine;
  readonly info: EngineInfo;
  readonly log: SandboxLog;
  readonly onImageGone: (offered: OfferedRuntime) => void;
}

function createPool(options: DockerSandboxOptions, { engine, info, log, onImageGone }: PoolParts) {
  const cores = options.cpus ?? Array.from({ length: info.cpus }, (_, core) => core);
  const activity = watchCores();
  const balance = new CoreBalance(cores, activity);
  const maker = new BoxMaker({
    engine,
    architecture: info.architecture,
    workerId: options.workerId,
    ociRuntime: options.ociRuntime,
    lifeMs: BOX_LIFE_MS,
    onImageGone,
    onLeftover: (container, error) =>
      log.warn({ container, reason: messageOf(error) }, 'a box could not be removed; the reaper will'),
  });
  const pool = new WarmPool<DockerClass, LiveBox>({
    make: (wanted, cpu, signal) => maker.make(wanted, cpu, signal),
    cores,
    activity,
    balance,
    sizeOf: poolSizeOf(options, cores.length),
    classesPerRuntime: CLASSES_PER_RUNTIME,
    memoryMiB: options.poolMemoryMiB ?? Math.floor(info.memoryBytes / 2 / (1024 * 1024)),
    maxAgeMs: POOL_MAX_AGE_MS,
    onRefillFailed: (wanted, error) =>
      log.warn({ box: wanted.key, reason: messageOf(error) }, 'no box could be made ahead'),
  });
  const places = new ReservedCores<LiveBox>({
    cores,
    locks: createCoreLocks(options),
    balance,
    activity,
    used: () => pool.used(),
    onStuck: (box, error) =>
      log.warn({ box: box.id.slice(0, 12), reason: messageOf(error) }, 'a box could not change its core'),
  });
  return { pool, places };
}

function createCoreLocks({ lockDir }: DockerSandboxOptions): CoreLocks {
  if (lockDir !== undefined) return createFolderCoreLocks(lockDir);
  return process.platform === 'linux' ? createSocketCoreLocks() : createProcessCoreLocks();
}

function faultTeller({ onFault }: DockerSandboxOptions, log: SandboxLog): (fault: SandboxFault) => void {
  return (fault) => {
    log.error({ kind: fault.kind, reason: fault.message }, 'sandbox fault');
    onFault?.(fault);
  };
}

const triesAtStart = ({ trials, poolSize }: DockerSandboxOptions): boolean =>
  (trials ?? (poolSize === 0 ? 'lazy' : 'eager')) === 'eager';

/**
 * Opens the sandbox on a Docker engine: removes what dead processes left, then tries the runtimes. Rejects with
 * SandboxFault when the engine does not answer. `close` destroys every box of this process.
 */
export async function createDockerSandbox(options: DockerSandboxOptions): Promise<DockerSandbox> {
  const log = options.log ?? silentLog;
  const onFault = faultTeller(options, log);
  const engine = createDockerEngine(options.dockerHost);
  const info = await engine.info();
  checkOciRuntimes(options, info);
  const [loaded, imageIds, deaths] = await Promise.all([
    loadRuntimes(options.imagesDir),
    findImages(engine, options.images),
    openDeathWatch(engine, `${LABEL.worker}=${options.workerId}`, log),
  ]);
  const onImageGone = (offered: OfferedRuntime) => {
    log.error({ runtime: offered.runtime.id, image: offered.imageId }, 'the image of a runtime is gone');
    book.lose(offered);
    pool.drop(offered.runtime.id);
  };
  const { pool, places } = createPool(options, { engine, info, log, onImageGone });
  const parts = { engine, pool, places, deaths, onFault };
  const book = new RuntimeBook({
    loaded,
    imageIds,
    tryOut: (offered) => tryRuntime(parts, offered),
    compileKnown: (offered) => compileKnown(parts, offered),
    findImage: (id) => findImage(engine, options.images[id]),
    absent: options.absentImages ?? {},
    believedMs: options.believedMs ?? 10 * MINUTE_MS,
  });
  const sandbox = assembleSandbox({
    ...parts,
    info,
    book,
    log,
    housekeepingEveryMs: MINUTE_MS,
    trialsAtOnce: options.cpus?.length ?? info.cpus,
    otherOciRuntimes: options.otherOciRuntimes ?? [],
    tryAtStart: triesAtStart(options),
  });
  await sandbox.reap();
  return sandbox;
}

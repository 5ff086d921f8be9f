import Docker from 'dockerode';
import type { BoxUsage } from '@hone/contracts/sandbox';
import type { Duplex, Readable } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import { messageOf, SandboxFault } from '../sandbox-fault.js';
import { boxSettings, type BoxSettings } from './box-settings.js';
import { ImageGone } from './image-gone.js';

/** A created container. */
export interface EngineBox {
  readonly id: string;
  /** The multiplexed stream to the container; attach before `start`, or its first output is lost. */
  attach(): Promise<Duplex>;
  start(): Promise<void>;
  /** Process id of PID 1 as the engine's host sees it; undefined when the container is gone. */
  findPid(): Promise<number | undefined>;
  /** Changes the memory limit of all its processes together. */
  limitMemory(bytes: number): Promise<void>;
  /** Changes the core that its processes may use. */
  bindTo(core: number): Promise<void>;
  /** Changes its weight on cores that others want, too. */
  weigh(weight: number): Promise<void>;
  /** CPU time since its creation, and memory now; neither once it is gone. */
  usage(): Promise<BoxUsage>;
  /** Kills and removes. Resolves when the container is gone, even if something else removed it. */
  remove(): Promise<void>;
}

export interface EngineInfo {
  readonly version: string;
  readonly architecture: string;
  readonly kernel: string;
  readonly cpus: number;
  readonly memoryBytes: number;
  readonly cgroupVersion: string;
  readonly defaultRuntime: string;
  readonly runtimes: readonly string[];
}

export interface ListedBox {
  readonly id: string;
  readonly labels: Readonly<Record<string, string>>;
  /** The engine failed to remove it, as on a full disk, and will not retry. */
  readonly stuck: boolean;
  /** When it was made, if it was never started; seconds since 1970. */
  readonly unstartedSince: number | undefined;
}

export interface EngineEvent {
  readonly action: 'oom' | 'die';
  readonly id: string;
}

/** The container engine, as far as boxes need it. */
export interface Engine {
  info(): Promise<EngineInfo>;
  /** Whether its simplest reply takes no longer than this. Never rejects. */
  answersWithin(limitMs: number): Promise<boolean>;
  /** Id (digest) of an image, undefined when the engine does not have it. */
  findImageId(reference: string): Promise<string | undefined>;
  /** Rejects with ImageGone when there is no such image. */
  create(settings: BoxSettings): Promise<EngineBox>;
  /** All containers, in any state, that have a label (`name` or `name=value`). */
  list(label: string): Promise<ListedBox[]>;
  remove(id: string): Promise<void>;
  /** Events of the containers that have a label. The stream ends with the engine. */
  watch(label: string, onEvent: (event: EngineEvent) => void): Promise<Readable>;
}

const infoSchema = z.object({
  ServerVersion: z.string(),
  Architecture: z.string(),
  KernelVersion: z.string(),
  NCPU: z.number().int().positive(),
  MemTotal: z.number().positive(),
  /** Engines that know only version 1 do not say so. */
  CgroupVersion: z.string().default('1'),
  DefaultRuntime: z.string().default('runc'),
  Runtimes: z.record(z.string(), z.unknown()).default({}),
});

const eventSchema = z.object({ Action: z.enum(['oom', 'die']), Actor: z.object({ ID: z.string() }) });

const GONE: ReadonlySet<number> = new Set([404, 409]);

function statusOf(error: unknown): number | undefined {
  const status = (error as { statusCode?: unknown }).statusCode;
  return typeof status === 'number' ? status : undefined;
}

function connectionOptions(dockerHost: string): Docker.DockerOptions {
  const url = new URL(dockerHost);
  if (url.protocol === 'unix:') return { socketPath: url.pathname };
  if (url.protocol !== 'tcp:' && url.protocol !== 'http:') {
    throw new SandboxFault('unavailable', `${dockerHost} is not a unix:// or tcp:// address of an engine`);
  }
  return { protocol: 'http', host: url.hostname, port: Number(url.port || 2375) };
}

/** Whether a call worked; false when the container is gone, or about to be. */
async function unlessGone(call: Promise<unknown>): Promise<boolean> {
  try {
    await call;
    return true;
  } catch (error) {
    if (GONE.has(statusOf(error) ?? 0)) return false;
    throw error;
  }
}

/** After a crash an engine may list, as dead, containers that it has removed and no longer knows. */
async function exists(docker: Docker, id: string): Promise<boolean> {
  return await unlessGone(docker.getContainer(id).inspect());
}

/** Boxes remove themselves when they end, so the engine may already be doing it: then wait for that. */
async function removeContainer(docker: Docker, id: string): Promise<void> {
  const container = docker.getContainer(id);
  if (await unlessGone(container.remove({ force: true, v: true }))) return;
  await unlessGone(container.wait({ condition: 'removed' }));
}

const statsSchema = z.object({
  cpu_stats: z.object({ cpu_usage: z.object({ total_usage: z.number().nonnegative() }) }),
  memory_stats: z.object({
    usage: z.number().nonnegative().default(0),
    stats: z.record(z.string(), z.number()).default({}),
  }),
});

/** Files that nobody needs are in `total_inactive_file` of cgroup v1, in `inactive_file` of v2. */
async function readUsage(container: Docker.Container): Promise<BoxUsage> {
  try {
    const read = statsSchema.parse(await container.stats({ stream: false, 'one-shot': true }));
    const { usage, stats } = read.memory_stats;
    const forgettable = stats['total_inactive_file'] ?? stats['inactive_file'] ?? 0;
    return {
      cpuMs: read.cpu_stats.cpu_usage.total_usage / 1e6,
      memoryBytes: Math.max(0, usage - forgettable),
    };
  } catch (error) {
    if (GONE.has(statusOf(error) ?? 0)) return { cpuMs: 0, memoryBytes: 0 };
    throw error;
  }
}

function wrapContainer(docker: Docker, container: Docker.Container): EngineBox {
  return {
    id: container.id,
    attach: async () =>
      (await container.attach({
        stream: true,
        stdin: true,
        stdout: true,
        stderr: true,
        hijack: true,
      })) as Duplex,
    start: async () => {
      await container.start();
    },
    findPid: async () => {
      try {
        return (await container.inspect()).State.Pid || undefined;
      } catch (error) {
        if (GONE.has(statusOf(error) ?? 0)) return undefined;
        throw error;
      }
    },
    limitMemory: async (bytes) => {
      await unlessGone(container.update({ Memory: bytes, MemorySwap: bytes }));
    },
    bindTo: async (core) => {
      await unlessGone(container.update({ CpusetCpus: String(core) }));
    },
    weigh: async (weight) => {
      await unlessGone(container.update({ CpuShares: weight }));
    },
    usage: () => readUsage(container),
    remove: () => removeContainer(docker, container.id),
  };
}

async function createContainer(docker: Docker, settings: BoxSettings): Promise<EngineBox> {
  try {
    return wrapContainer(docker, await docker.createContainer(boxSettings(settings)));
  } catch (error) {
    throw statusOf(error) === 404 ? new ImageGone(settings.image, error) : error;
  }
}

function answersWithin(docker: Docker, limitMs: number): Promise<boolean> {
  const answer = docker.ping().then(
    () => true,
    () => false,
  );
  return Promise.race([answer, delay(limitMs, false, { ref: false })]);
}

/** Cuts the engine's event stream, one JSON object a line, into events that matter. */
function readEvents(stream: Readable, onEvent: (event: EngineEvent) => void): void {
  let rest = '';
  stream.setEncoding('utf8');
  stream.on('data', (text: string) => {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines.filter((each) => each.trim() !== '')) {
      const event = eventSchema.safeParse(JSON.parse(line));
      if (event.success) onEvent({ action: event.data.Action, id: event.data.Actor.ID });
    }
  });
  // 'close' reports the end, and callers watch that.
  stream.on('error', () => stream.destroy());
}

async function readInfo(docker: Docker): Promise<EngineInfo> {
  try {
    const info = infoSchema.parse(await docker.info());
    return {
      version: info.ServerVersion,
      architecture: info.Architecture,
      kernel: info.KernelVersion,
      cpus: info.NCPU,
      memoryBytes: info.MemTotal,
      cgroupVersion: info.CgroupVersion,
      defaultRuntime: info.DefaultRuntime,
      runtimes: Object.keys(info.Runtimes),
    };
  } catch (error) {
    throw new SandboxFault('unavailable', `the container engine does not answer: ${messageOf(error)}`, error);
  }
}

/** The only place that knows dockerode. `dockerHost` has the format of DOCKER_HOST. */
export function createDockerEngine(dockerHost: string): Engine {
  const docker = new Docker(connectionOptions(dockerHost));
  return {
    info: () => readInfo(docker),
    answersWithin: (limitMs) => answersWithin(docker, limitMs),
    async findImageId(reference) {
      try {
        return (await docker.getImage(reference).inspect()).Id;
      } catch (error) {
        if (statusOf(error) === 404) return undefined;
        throw error;
      }
    },
    create: (settings) => createContainer(docker, settings),
    async list(label) {
      const listed = await docker.listContainers({ all: true, filters: { label: [label] } });
      const there = await Promise.all(
        listed.map(async ({ Id, State }) => State !== 'dead' || (await exists(docker, Id))),
      );
      const found = listed.filter((_, index) => there[index]);
      return found.map(({ Id, Labels, State, Created }) => ({
        id: Id,
        labels: Labels,
        stuck: State === 'dead',
        unstartedSince: State === 'created' ? Created : undefined,
      }));
    },
    remove: (id) => removeContainer(docker, id),
    async watch(label, onEvent) {
      const filters = JSON.stringify({ type: ['container'], event: ['oom', 'die'], label: [label] });
      const stream = (await docker.getEvents({ filters } as Docker.GetEventsOptions)) as unknown as Readable;
      readEvents(stream, onEvent);
      return stream;
    },
  };
}

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { LANES, RESULTS_QUEUE } from '@hone/contracts';
import { eventually } from '../../support/eventually.js';
import type { ChaosSite } from './chaos-site.js';

const QUEUES = [...LANES, RESULTS_QUEUE];

/** Jobs of dead workers leave the queue once their lease has expired and the queue has been swept twice. */
const SWEPT_MS = 60_000;

/** What remains after everything is graded: jobs, orders and keys. Waits until the last is cleared. */
export async function findOpenWork(site: ChaosSite): Promise<string[]> {
  const find = async () => {
    const orders = await site.mongo.database.collection('orders').countDocuments({});
    return [...(orders > 0 ? [`${orders} orders`] : []), ...(await findKeys(site))];
  };
  return eventually(find, (found) => found.length === 0, SWEPT_MS).catch(find);
}

/** Redis keys that are neither permanent, one per queue, nor expire. */
async function findKeys({ redis }: ChaosSite): Promise<string[]> {
  const found: string[] = [];
  for (const queue of QUEUES) {
    for (const list of ['wait', 'active', 'stalled', 'paused', 'delayed']) {
      const size = await sizeOf(redis, `hone:${queue}:${list}`);
      if (size > 0) found.push(`${size} in ${queue}:${list}`);
    }
  }
  const known = new Set(
    QUEUES.flatMap((queue) =>
      ['id', 'meta', 'failed', 'completed', 'stalled-check', 'events', 'limiter'].map(
        (part) => `hone:${queue}:${part}`,
      ),
    ),
  );
  const failed = new Set<string>();
  for (const queue of QUEUES) {
    for (const id of await redis.zrange(`hone:${queue}:failed`, 0, -1)) failed.add(`hone:${queue}:${id}`);
  }
  for (const key of await redis.keys('*')) {
    if (known.has(key) || failed.has(key) || key.startsWith('hone:worker')) continue;
    const seconds = await redis.ttl(key);
    if (seconds === -1) found.push(`Redis key ${key}`);
    if (seconds > 3_600 && key.includes(':live:')) found.push(`Redis key ${key} for ${seconds} s`);
  }
  return found;
}

async function sizeOf(redis: ChaosSite['redis'], key: string): Promise<number> {
  const type = await redis.type(key);
  if (type === 'list') return redis.llen(key);
  if (type === 'zset') return redis.zcard(key);
  return type === 'set' ? redis.scard(key) : 0;
}

/** Boxes, networks and volumes of an engine whose workers have ended, and processes of boxes. */
export async function findRemains(site: ChaosSite): Promise<string[]> {
  const { docker, names } = site.engine;
  const ours = new Set(Object.values(names).map((name) => `/${name}`));
  const boxes = async () => {
    const all = await docker.listContainers({ all: true });
    return all.filter(({ Names, Id }) => !Names.some((name) => ours.has(name)) && isOnDisk(Id));
  };
  // An engine that was killed may list removed containers as dead, although all of their files are gone.
  const isOnDisk = (id: string) => existsSync(`${site.engine.disk.mount}/containers/${id}`);
  const containers = await eventually(boxes, (found) => found.length === 0, 20_000).catch(boxes);
  const networks = (await docker.listNetworks()).filter(
    ({ Name }) => !['bridge', 'host', 'none'].includes(Name),
  );
  const { Volumes } = await docker.listVolumes();
  const volumes = Volumes.filter(
    ({ Name }) => !Name.startsWith(names.redis) && !Name.startsWith(names.mongo),
  );
  return [
    ...containers.map(({ Names, State }) => `container ${Names.join()} (${State})`),
    ...networks.map(({ Name }) => `network ${Name}`),
    ...volumes.map(({ Name }) => `volume ${Name}`),
    ...(await findShims(site.engine.runFolder, ours.size)),
  ];
}

/** Shims of an engine beyond those of its own servers. They end a little later than their containers. */
async function findShims(runFolder: string, servers: number): Promise<string[]> {
  const find = () =>
    processes()
      .filter(({ command }) => command.includes('containerd-shim') && command.includes(runFolder))
      .slice(servers);
  const shims = await eventually(find, (found) => found.length === 0, 20_000).catch(find);
  return shims.map(({ pid }) => `process ${pid} of a box`);
}

/** Processes whose command line names a folder. */
export function findProcesses(folder: string): string[] {
  return processes()
    .filter(({ command }) => command.includes(folder))
    .map(({ pid, command }) => `process ${pid}: ${command.slice(0, 80)}`);
}

function processes(): { pid: string; command: string }[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      try {
        return [{ pid, command: readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ') }];
      } catch {
        return [];
      }
    });
}

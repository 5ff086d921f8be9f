import { mkdirSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import Docker from 'dockerode';
import { createContext } from '../../../services/launcher/src/clone/context.mjs';
import {
  describeMachine,
  isRunning,
  markOf,
  stopProcess,
  waitFor,
} from '../../../services/launcher/src/machine/processes.mjs';
import { findContainer } from '../../../services/launcher/src/engine/containers.mjs';
import { startInfrastructure, stopInfrastructure } from '../../../services/launcher/src/servers/infra.mjs';
import { watchInfrastructure } from '../../../services/launcher/src/servers/infrastructure-watch.mjs';
import {
  ownHostOf,
  startOwnEngine,
  stopOwnEngine,
} from '../../../services/launcher/src/engine/engine-own.mjs';
import { clonePaths } from '../../../services/launcher/src/clone/paths.mjs';
import { dockerHost } from '../../support/servers/infrastructure.js';
import { copyImages } from './copy-images.js';
import { mountDisk, type Disk } from './disk.js';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url)).replace(/\/$/, '');
const STOP_MS = 60_000;
const BACK_MS = 60_000;

/** A separate engine on a separate disk, with Redis and the database in it. */
export interface OwnEngine {
  readonly host: string;
  readonly docker: Docker;
  readonly disk: Disk;
  readonly redisUrl: string;
  readonly mongoUrl: string;
  /** Runtime id → image. */
  readonly images: Readonly<Record<string, string>>;
  readonly names: { readonly redis: string; readonly mongo: string };
  /** Folder of its sockets; every process of the engine has it on its command line. */
  readonly runFolder: string;
  /** Ends the engine, as an update or a crash does; the launcher's watch restarts whatever is down. */
  restart(signal: 'SIGTERM' | 'SIGKILL'): Promise<void>;
  /** Ends it and deletes all its data. */
  close(): Promise<void>;
}

/** Starts it; copies images from the engine of the other suites instead of building them again. */
export async function startEngine(say: (line: string) => void): Promise<OwnEngine> {
  const folder = `/var/lib/hone-chaos-${clonePaths(ROOT, {}).id}`;
  mkdirSync(folder, { recursive: true, mode: 0o711 });
  const disk = mountDisk(folder);
  const env = {
    ...process.env,
    HONE_FOLDER: `${folder}/hone`,
    HONE_ENGINE_DIR: disk.mount,
    REDIS_URL: '',
    MONGODB_URL: '',
  };
  const host = ownHostOf(clonePaths(ROOT, env));
  const context = createContext({
    env: { ...env, DOCKER_HOST: host },
    signal: new AbortController().signal,
    write: (line) => say(line.trimEnd()),
    root: ROOT,
  });
  const start = () => startOwnEngine({ paths: context.paths, env: context.env, machine: describeMachine() });
  const runner = context.state.read().pids?.['launcher'];
  if (isRunning(runner)) throw new Error(`a chaos suite of this clone is running (pid ${runner?.pid})`);
  const self = markOf(process.pid);
  context.state.update({ pids: self === undefined ? {} : { launcher: self } });
  await stopOwnEngine(context.paths, context.state.read().engine?.process, context.env);
  await start();
  await copyImages(dockerHost(), host);
  const up = await startInfrastructure(context);
  const { failed } = await up.allImages;
  if (failed.length > 0) throw new Error(`images failed: ${failed.join(', ')}`);
  const docker = new Docker({ socketPath: host.replace('unix://', '') });
  const name = `hone-${context.paths.id}`;
  const names = { redis: `${name}-redis`, mongo: `${name}-mongo` };
  const engineProcess = () => context.state.read().engine?.process;
  const isUp = async (name: string) =>
    (await findContainer(up.engine.client, name).catch(() => undefined))?.running === true;
  return {
    host,
    docker,
    disk,
    redisUrl: up.redis.admin,
    mongoUrl: up.mongoUrl,
    images: context.state.read().images ?? {},
    names,
    runFolder: context.paths.engineRun,
    async restart(signal) {
      const mark = engineProcess();
      if (mark !== undefined && signal === 'SIGKILL') process.kill(mark.pid, 'SIGKILL');
      if (mark !== undefined) await stopProcess(mark, STOP_MS);
      const enough = new AbortController();
      const watching = watchInfrastructure({ ...context, signal: enough.signal }, up.engine, { lookMs: 500 });
      const back = await waitFor(
        async () => isRunning(engineProcess()) && (await isUp(names.redis)) && (await isUp(names.mongo)),
        BACK_MS,
      );
      enough.abort();
      await watching;
      if (!back) throw new Error('the engine, Redis or the database did not come back');
    },
    async close() {
      disk.free();
      if (!isRunning(engineProcess())) await start();
      await stopInfrastructure(context);
      disk.remove();
      rmSync(folder, { recursive: true });
    },
  };
}

import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import { probe } from './engine-find.mjs';
import { endLeft, processesOf, shimsOf } from './engine-processes.mjs';
import { bridgeOf, ensureBridge, removeBridge } from './own-bridge.mjs';
import { engineMissing, engineStartFailed } from '../terminal/failures.mjs';
import {
  findProgram,
  isRunning,
  markOf,
  programOf,
  startDetached,
  stopProcess,
  tailOf,
  waitFor,
} from '../machine/processes.mjs';

/** @typedef {import('./engine-find.mjs').FoundEngine} FoundEngine */
/** @typedef {import('../clone/paths.mjs').ClonePaths} ClonePaths */
/** @typedef {import('../machine/processes.mjs').Machine} Machine */

const START_MS = 60_000;
const STOP_MS = 40_000;

/** @param {ClonePaths} paths */
export function ownHostOf(paths) {
  return `unix://${join(paths.engineRun, 'docker.sock')}`;
}

/**
 * Starts an engine for this clone only. It does not touch `docker0`, the firewall or forwarding, because two
 * engines would fight over them. Boxes need no network, and Redis and the database listen on the host's
 * loopback. Without firewall rules, ports are published by the engine's userland proxy, which Compose needs.
 *
 * @param {{paths: ClonePaths, env: NodeJS.ProcessEnv, machine: Machine}} options
 * @returns {Promise<FoundEngine & {process: import('../clone/state.mjs').ProcessMark}>}
 */
export async function startOwnEngine({ paths, env, machine }) {
  const dockerd = findProgram('dockerd', env);
  const ip = findProgram('ip', env);
  if (dockerd === undefined || ip === undefined) throw engineMissing(machine);
  ensureBridge(ip, bridgeOf(paths.id));
  mkdirSync(paths.engineData, { recursive: true, mode: 0o711 });
  mkdirSync(paths.engineRun, { recursive: true, mode: 0o700 });
  removeStalePidFile(join(paths.engineRun, 'docker.pid'), 'dockerd');
  removeStalePidFile(join(paths.engineRun, 'exec', 'containerd', 'containerd.pid'), 'containerd');
  const left = shimsOf(paths.engineRun);
  const logFile = join(paths.logs, 'dockerd.log');
  const child = startDetached(dockerd, engineArguments(paths, findOciRuntimes(env)), {
    logFile,
    env: engineEnvironment(env),
    cwd: '/',
  });
  const host = ownHostOf(paths);
  /** @type {FoundEngine | undefined} */
  let engine;
  let ended = false;
  child.on('exit', () => (ended = true)).on('error', () => (ended = true));
  await waitFor(async () => {
    engine = await probe(host, {}, host).catch(() => undefined);
    return ended || engine !== undefined;
  }, START_MS);
  const mark = child.pid === undefined ? undefined : markOf(child.pid);
  if (engine === undefined || mark === undefined) {
    if (mark !== undefined) await stopProcess(mark, STOP_MS);
    throw engineStartFailed(logFile, tailOf(logFile));
  }
  child.unref();
  // It has stopped the containers of its predecessor that it knows.
  await endLeft(left);
  return { ...engine, process: mark };
}

/** OCI runtimes besides runc that Hone can use. */
const OCI_RUNTIMES = ['crun', 'runsc'];

/**
 * The installed ones; boxes can then request them.
 *
 * @param {NodeJS.ProcessEnv} env
 * @returns {[name: string, program: string][]}
 */
export function findOciRuntimes(env) {
  return OCI_RUNTIMES.flatMap((name) => {
    const program = findProgram(name, env);
    return program === undefined ? [] : [/** @type {[string, string]} */ ([name, program])];
  });
}

/**
 * @param {ClonePaths} paths
 * @param {[name: string, program: string][]} ociRuntimes
 */
export function engineArguments(paths, ociRuntimes) {
  return [
    ...['--host', ownHostOf(paths)],
    ...['--data-root', paths.engineData],
    ...['--exec-root', join(paths.engineRun, 'exec')],
    ...['--pidfile', join(paths.engineRun, 'docker.pid')],
    `--bridge=${bridgeOf(paths.id).name}`,
    '--iptables=false',
    '--ip6tables=false',
    '--ip-forward=false',
    '--ip-masq=false',
    '--log-level=warn',
    ...ociRuntimes.flatMap(([name, program]) => ['--add-runtime', `${name}=${program}`]),
  ];
}

/** dockerd looks for containerd and runc in PATH. @param {NodeJS.ProcessEnv} env */
function engineEnvironment(env) {
  return { ...env, PATH: `${env['PATH'] ?? ''}:/usr/sbin:/usr/bin:/sbin:/bin`, DOCKER_HOST: undefined };
}

/**
 * After a crash, the recorded pid may belong to another process or to a zombie; dockerd takes either for a
 * running engine and refuses to start.
 *
 * @param {string} file
 * @param {string} program
 */
function removeStalePidFile(file, program) {
  try {
    const pid = Number(readFileSync(file, 'utf8'));
    if (markOf(pid) !== undefined && programOf(pid) === program) return;
  } catch {
    return;
  }
  rmSync(file, { force: true });
}

/**
 * Stops it with all its processes, also after it was killed.
 *
 * @param {ClonePaths} paths
 * @param {import('../clone/state.mjs').ProcessMark | undefined} noted
 * @param {NodeJS.ProcessEnv} env
 */
export async function stopOwnEngine(paths, noted, env) {
  const mark = isRunning(noted) ? noted : runningEngine(paths);
  if (mark !== undefined) await stopProcess(mark, STOP_MS);
  await endLeft(processesOf(paths.engineRun));
  removeBridge(findProgram('ip', env), bridgeOf(paths.id));
}

/** @param {ClonePaths} paths */
export function runningEngine(paths) {
  try {
    const pid = Number(readFileSync(join(paths.engineRun, 'docker.pid'), 'utf8'));
    return programOf(pid) === 'dockerd' ? markOf(pid) : undefined;
  } catch {
    return undefined;
  }
}

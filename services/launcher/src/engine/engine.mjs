import { statfsSync } from 'node:fs';
import { dirname } from 'node:path';

import { findEngine } from './engine-find.mjs';
import { ownHostOf, runningEngine, startOwnEngine } from './engine-own.mjs';
import { LEAST_FREE_BYTES, diskFull, engineMissing } from '../terminal/failures.mjs';
import { installPackages } from '../machine/packages.mjs';
import { describeMachine, findProgram, waitFor } from '../machine/processes.mjs';
import { listOf, textAt } from '../values/shapes.mjs';

/**
 * @typedef {import('./engine-find.mjs').FoundEngine & {
 *   network: 'host' | 'bridge',
 *   process: import('../clone/state.mjs').ProcessMark | undefined,
 *   dataRoot: string,
 * }} Engine  `network`: how its containers reach 127.0.0.1 of this machine; `process` when it is our own
 */

/** @typedef {import('../clone/context.mjs').Context} Context */

/** Programs that our own engine needs, and their Debian packages. */
const ENGINE_PACKAGES = {
  dockerd: 'docker.io',
  iptables: 'iptables',
  ip: 'iproute2',
  debootstrap: 'debootstrap',
};
const SERVICE_START_MS = 20_000;

/**
 * Finds a Docker engine, or installs and starts one where that is allowed, and checks that it is usable.
 *
 * @param {Context} context
 * @returns {Promise<Engine>}
 */
export async function ensureEngine(context) {
  const { paths, env, progress, state } = context;
  const machine = describeMachine();
  const search = { env, noted: state.read().dockerHost, ownHost: ownHostOf(paths) };
  const found = (await findEngine(search)) ?? (await provideEngine(context, machine, search));
  const engine = {
    ...found,
    process: found.own ? runningEngine(paths) : undefined,
    ...(await describeEngine(found)),
  };
  checkDisk(engine.dataRoot);
  state.update({
    dockerHost: engine.host,
    engine: {
      own: engine.own,
      version: engine.version,
      ...(engine.process ? { process: engine.process } : {}),
    },
  });
  progress.say(
    'engine',
    `Docker ${engine.version} at ${engine.host}${engine.own ? ' (started by Hone)' : ''}`,
  );
  return engine;
}

/**
 * @param {Context} context
 * @param {import('../machine/processes.mjs').Machine} machine
 * @param {Parameters<typeof findEngine>[0]} search
 */
async function provideEngine(context, machine, search) {
  const { paths, env, progress } = context;
  if (machine.platform !== 'linux' || !machine.root) throw engineMissing(machine);
  checkDisk(dirname(paths.engineData));
  const missing = Object.entries(ENGINE_PACKAGES).filter(
    ([program]) => findProgram(program, env) === undefined,
  );
  if (missing.some(([program]) => program === 'dockerd' || program === 'ip')) {
    if (!machine.debian) throw engineMissing(machine);
    const packages = missing.map(([, name]) => name);
    await installPackages(packages, 'no Docker engine is installed', context);
    const service = machine.systemd ? await findStartedService(search) : undefined;
    if (service !== undefined) return service;
  }
  return progress.step(
    'engine',
    `no Docker engine is running: starting a private one, with data in ${paths.engineData}`,
    () => startOwnEngine({ paths, env, machine }),
  );
}

/** With systemd, the package starts the engine itself. @param {Parameters<typeof findEngine>[0]} search */
async function findStartedService(search) {
  /** @type {import('./engine-find.mjs').FoundEngine | undefined} */
  let engine;
  await waitFor(async () => (engine = await findEngine(search)) !== undefined, SERVICE_START_MS, 250);
  return engine;
}

/**
 * @param {import('./engine-find.mjs').FoundEngine} engine
 * @returns {Promise<{network: 'host' | 'bridge', dataRoot: string}>}
 */
async function describeEngine({ client, own }) {
  const [networks, info] = await Promise.all([client.call('GET', '/networks'), client.call('GET', '/info')]);
  const hasBridge = listOf(networks).some((network) => textAt(network, 'Name') === 'bridge');
  return { network: hasBridge && !own ? 'bridge' : 'host', dataRoot: textAt(info, 'DockerRootDir') };
}

/** An engine in a virtual machine has its disk elsewhere; then it is not checked. @param {string} place */
function checkDisk(place) {
  const free = freeBytesAt(place);
  if (free !== undefined && free < LEAST_FREE_BYTES) throw diskFull(place, free);
}

/**
 * @param {string} place
 * @returns {number | undefined}
 */
export function freeBytesAt(place) {
  try {
    const { bavail, bsize } = statfsSync(place);
    return bavail * bsize;
  } catch {
    return undefined;
  }
}

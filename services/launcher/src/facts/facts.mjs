import { freeBytesAt } from '../engine/engine.mjs';
import { findEngine } from '../engine/engine-find.mjs';
import { ownHostOf } from '../engine/engine-own.mjs';
import {
  LEAST_FREE_BYTES,
  OLDEST_NODE,
  diskFull,
  engineMissing,
  inGiB,
  nodeTooOld,
} from '../terminal/failures.mjs';
import { isLocal } from '../engine/engine-host.mjs';
import { asFinding } from './finding.mjs';
import { isolationFindings } from './isolation.mjs';
import { describeMachine } from '../machine/processes.mjs';
import { listRuntimes } from '../images/runtime-images.mjs';
import { findAt, numberAt, textAt } from '../values/shapes.mjs';
import { isAtLeast } from '../values/versions.mjs';
import { mongoAnswers, redisAnswers } from '../servers/wire-probes.mjs';

/** @typedef {import('./finding.mjs').Finding} Finding */

/**
 * @typedef {object} EngineFacts
 * @property {string} host
 * @property {string} version
 * @property {string} kernel  of the engine's machine
 * @property {string} cgroup  `1` or `2`
 * @property {string} storage
 * @property {string[]} runtimes  such as runc
 * @property {number} cores
 * @property {number} memoryBytes
 * @property {string} dataRoot
 *
 * @typedef {object} Facts  what `hone doctor` shows of the machine
 * @property {EngineFacts | null} engine
 * @property {{place: string, freeBytes: number} | null} disk  null when the engine's disk is not this machine's
 * @property {Record<string, import('../clone/state.mjs').RuntimeState | {status: 'missing'}>} images
 * @property {{node: string, platform: string, root: boolean}} machine
 * @property {Finding[]} findings
 */

/**
 * Inspects the machine and changes nothing.
 *
 * @param {object} options
 * @param {import('../clone/paths.mjs').ClonePaths} options.paths
 * @param {NodeJS.ProcessEnv} options.env
 * @param {import('../clone/state.mjs').LauncherState} options.state
 * @returns {Promise<Facts>}
 */
export async function gatherFacts({ paths, env, state }) {
  const { platform, root, ...machine } = describeMachine();
  const engine = await inspectEngine({ env, noted: state.dockerHost, ownHost: ownHostOf(paths) }).catch(
    (error) => asFinding(error),
  );
  const found = engine !== undefined && 'host' in engine ? engine : null;
  const freeBytes = found !== null && isLocal(found.host) ? freeBytesAt(found.dataRoot) : undefined;
  const images = Object.fromEntries(
    listRuntimes(paths.root).map((id) => [
      id,
      state.runtimes?.[id] ?? { status: /** @type {const} */ ('missing') },
    ]),
  );
  const node = process.versions.node;
  return {
    engine: found,
    disk: found === null || freeBytes === undefined ? null : { place: found.dataRoot, freeBytes },
    images,
    machine: { node, platform, root },
    findings: [
      ...(isAtLeast(node, OLDEST_NODE) ? [] : [asFinding(nodeTooOld(node))]),
      ...(engine === undefined ? [asFinding(engineMissing({ platform, root, ...machine }))] : []),
      ...(engine !== undefined && 'severity' in engine ? [engine] : []),
      ...(found === null ? [] : isolationFindings(found, env)),
      ...(found !== null && found.storage === 'vfs' ? [SLOW_STORAGE] : []),
      ...(found !== null && freeBytes !== undefined ? diskFindings(found.dataRoot, freeBytes) : []),
      ...imageFindings(images),
      ...(await serverFindings(state)),
    ],
  };
}

/** @type {Finding} */
const SLOW_STORAGE = {
  severity: 'warning',
  code: 'STORAGE_SLOW',
  message:
    'Boxes start slowly: the Docker storage driver is vfs, which copies the whole image for every box.',
  fix: 'Set HONE_ENGINE_DIR to a folder on ext4 or xfs, where the overlay2 driver works.',
};

/**
 * @param {Parameters<typeof findEngine>[0]} search
 * @returns {Promise<EngineFacts | undefined>}
 */
async function inspectEngine(search) {
  const engine = await findEngine(search);
  if (engine === undefined) return undefined;
  const info = await engine.client.call('GET', '/info');
  return {
    host: engine.host,
    version: engine.version,
    kernel: textAt(info, 'KernelVersion'),
    cgroup: String(findAt(info, ['CgroupVersion']) ?? 'unknown'),
    storage: textAt(info, 'Driver'),
    runtimes: Object.keys(Object(findAt(info, ['Runtimes']))),
    cores: numberAt(info, 'NCPU'),
    memoryBytes: numberAt(info, 'MemTotal'),
    dataRoot: textAt(info, 'DockerRootDir'),
  };
}

/**
 * @param {string} place
 * @param {number} freeBytes
 * @returns {Finding[]}
 */
function diskFindings(place, freeBytes) {
  if (freeBytes < LEAST_FREE_BYTES) return [asFinding(diskFull(place, freeBytes))];
  if (freeBytes > 3 * LEAST_FREE_BYTES) return [];
  const message = `Only ${inGiB(freeBytes)} of disk space is free at ${place}.`;
  return [
    {
      severity: 'warning',
      code: 'DISK_LOW',
      message,
      fix: 'Run docker image prune to remove unused images.',
    },
  ];
}

/**
 * @param {Facts['images']} images
 * @returns {Finding[]}
 */
function imageFindings(images) {
  return Object.entries(images).flatMap(([id, runtime]) => {
    if (runtime.status === 'built') return [];
    const reason = 'reason' in runtime && runtime.reason ? `: ${runtime.reason}` : '';
    return [
      {
        severity:
          runtime.status === 'failed' ? /** @type {const} */ ('error') : /** @type {const} */ ('warning'),
        code: `IMAGE_${runtime.status.toUpperCase()}`,
        message: `The sandbox image of ${id} is ${runtime.status}${reason}.`,
        fix: 'Run npm start, or node services/launcher/bootstrap.mjs infra, to build it.',
      },
    ];
  });
}

/**
 * Servers that the launcher started and that should still respond.
 *
 * @param {import('../clone/state.mjs').LauncherState} state
 * @returns {Promise<Finding[]>}
 */
async function serverFindings({ redisUrl, mongoUrl, ports = {} }) {
  const host = '127.0.0.1';
  const password = redisUrl === undefined ? '' : decodeURIComponent(new URL(redisUrl).password);
  const [redis, mongo] = await Promise.all([
    redisUrl === undefined ||
      ports['redis'] === undefined ||
      redisAnswers({ host, port: ports['redis'] }, password),
    mongoUrl === undefined || ports['mongo'] === undefined || mongoAnswers({ host, port: ports['mongo'] }),
  ]);
  const silent = [...(redis ? [] : ['Redis']), ...(mongo ? [] : ['The database'])];
  return silent.map((server) => ({
    severity: /** @type {const} */ ('info'),
    code: 'SERVER_STOPPED',
    message: `${server} of this clone is not running.`,
    fix: 'Run npm start.',
  }));
}

/**
 * @param {Facts} facts
 * @returns {string}
 */
export function describeFacts({ engine, disk, images, findings }) {
  const head = engine
    ? `engine  ${engine.host}, version ${engine.version}, kernel ${engine.kernel}, cgroup ${engine.cgroup}, ${engine.storage}, ${engine.runtimes.join(' ')}`
    : 'engine  none';
  return [
    head,
    ...(disk === null ? [] : [`disk    ${inGiB(disk.freeBytes)} free at ${disk.place}`]),
    ...Object.entries(images).map(([id, { status }]) => `image   ${id}: ${status}`),
    ...findings.map(({ severity, code, message, fix }) => `${severity}  ${code}: ${message}\n        ${fix}`),
    '',
  ].join('\n');
}

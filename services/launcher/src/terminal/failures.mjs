import { LauncherFailure } from './failure.mjs';

/** The oldest engine that the sandbox supports. */
export const OLDEST_ENGINE = '20.10';
/** The oldest kernel that still gets security fixes; a single kernel bug lets a submission escape its box. */
export const OLDEST_KERNEL = '5.10';
/** From this version on, Landlock can allow renames, which the runner requires. */
export const LANDLOCK_KERNEL = '5.19';
/** Below this much free space, an image build is likely to fail. */
export const LEAST_FREE_BYTES = 3 * 1024 ** 3;
/** The oldest Node that the services support. */
export const OLDEST_NODE = '20.19.0';

const INSTALL = 'apt-get install -y --no-install-recommends docker.io iptables iproute2 debootstrap';

/** @param {number} bytes */
export function inGiB(bytes) {
  return `${(bytes / 1024 ** 3).toFixed(1)} GiB`;
}

/** @param {string} found */
export function nodeTooOld(found) {
  return new LauncherFailure(
    'NODE_TOO_OLD',
    `Node.js ${found} is too old. Hone needs ${OLDEST_NODE} or newer.`,
    ['Install a current Node.js from https://nodejs.org, then run the command again.'],
  );
}

/**
 * @param {string} host
 * @param {string} found
 */
export function engineTooOld(host, found) {
  return new LauncherFailure(
    'ENGINE_TOO_OLD',
    `The Docker engine at ${host} is version ${found}; Hone needs ${OLDEST_ENGINE} or newer, for API 1.41, cgroups v2 and fixes of known container escapes.`,
    ['Update Docker, or point DOCKER_HOST at a newer engine.'],
  );
}

/** @param {string} path */
export function enginePermission(path) {
  return new LauncherFailure(
    'ENGINE_PERMISSION',
    `This user has no permission to use the Docker socket ${path}.`,
    [
      'sudo usermod -aG docker "$USER"    (then log out and in again)',
      'or set DOCKER_HOST to an engine that you have access to.',
    ],
  );
}

/**
 * @param {string} host
 * @param {string} reason
 */
export function engineSilent(host, reason) {
  return new LauncherFailure(
    'ENGINE_SILENT',
    `DOCKER_HOST is ${host}, but no Docker engine responds there: ${reason}.`,
    ['Start that engine, or unset DOCKER_HOST to let Hone find one.'],
  );
}

/** @param {string} reason */
export function engineRejected(reason) {
  return new LauncherFailure('ENGINE_REFUSED', `The Docker engine rejected a request: ${reason}.`, [
    'If it names a missing bridge or network, restart the engine. Otherwise run this again.',
  ]);
}

/** @param {string} host */
export function engineHostUnsupported(host) {
  return new LauncherFailure('ENGINE_HOST_UNSUPPORTED', `Hone does not support DOCKER_HOST=${host}.`, [
    'Use unix:///path/to/docker.sock, tcp://host:port or https://host:port.',
    'For an engine behind ssh: ssh -nNT -L /tmp/docker.sock:/var/run/docker.sock HOST, then DOCKER_HOST=unix:///tmp/docker.sock',
  ]);
}

/** @param {string} host */
export function engineRemote(host) {
  return new LauncherFailure(
    'ENGINE_REMOTE',
    `The Docker engine at ${host} is on another machine. Redis and MongoDB would start there, out of reach of this one.`,
    ['Set REDIS_URL and MONGODB_URL to servers that this machine can reach.'],
  );
}

/**
 * @param {{platform: string, root: boolean, debian: boolean, systemd: boolean}} machine
 */
export function engineMissing(machine) {
  return new LauncherFailure(
    'ENGINE_MISSING',
    'No Docker engine is running on this machine.',
    engineMissingFix(machine),
  );
}

/**
 * @param {{platform: string, root: boolean, debian: boolean, systemd: boolean}} machine
 * @returns {string[]}
 */
function engineMissingFix(machine) {
  if (machine.platform !== 'linux')
    return ['Install Docker Desktop (or colima), start it, and run this again.'];
  if (!machine.debian) {
    return ['Install Docker Engine (https://docs.docker.com/engine/install/), start it, and run this again.'];
  }
  const start = machine.systemd ? ['sudo systemctl enable --now docker'] : [];
  return [
    'Run these commands, then start Hone again:',
    '  sudo apt-get update',
    `  sudo ${INSTALL}`,
    ...start.map((line) => `  ${line}`),
    '  sudo usermod -aG docker "$USER"    (then log out and in again)',
    'Or start Hone as root: it then installs and starts Docker itself.',
  ];
}

/**
 * @param {string} logFile
 * @param {string} tail
 */
export function engineStartFailed(logFile, tail) {
  return new LauncherFailure('ENGINE_START_FAILED', `dockerd did not start. The end of its log:\n${tail}`, [
    `Read ${logFile}.`,
    'Or start a Docker engine yourself and set DOCKER_HOST.',
  ]);
}

/**
 * @param {string} command
 * @param {string} reason
 */
export function bridgeFailed(command, reason) {
  return new LauncherFailure(
    'BRIDGE_FAILED',
    `Could not create the network bridge of the Docker engine: ${reason}`,
    [`The command was: ${command}`, 'Or start a Docker engine yourself and set DOCKER_HOST.'],
  );
}

/** @param {boolean} debian */
export function composeMissing(debian) {
  return new LauncherFailure(
    'COMPOSE_MISSING',
    'This machine has neither `docker compose` nor docker-compose.',
    [
      debian
        ? 'sudo apt-get update && sudo apt-get install -y --no-install-recommends docker-compose'
        : 'Install the Compose plugin (https://docs.docker.com/compose/install/), then run this again.',
    ],
  );
}

/**
 * @param {string[]} packages
 * @param {string} logFile
 * @param {string} tail
 */
export function packagesFailed(packages, logFile, tail) {
  return new LauncherFailure('PACKAGES_FAILED', `Could not install ${packages.join(', ')}:\n${tail}`, [
    `Read ${logFile}, or run by hand:`,
    '  apt-get update',
    `  apt-get install -y --no-install-recommends ${packages.join(' ')}`,
  ]);
}

/**
 * @param {string} place
 * @param {number} freeBytes
 */
export function diskFull(place, freeBytes) {
  return new LauncherFailure(
    'DISK_FULL',
    `Only ${inGiB(freeBytes)} of disk space is free at ${place}; the sandbox images need ${inGiB(LEAST_FREE_BYTES)}.`,
    [
      'Free some space there, for example with docker image prune -a, or set HONE_ENGINE_DIR to a larger disk.',
    ],
  );
}

/** @param {number} port */
export function portTaken(port) {
  return new LauncherFailure('PORT_TAKEN', `Port ${port} is in use by another program.`, [
    'Stop that program, or choose another port: npm start -- --port 3001',
  ]);
}

/** @param {string} reason */
export function baseUnavailable(reason) {
  return new LauncherFailure(
    'BASE_UNAVAILABLE',
    `There is no base image: debian:trixie-slim cannot be pulled, and it cannot be built here: ${reason}.`,
    [
      'Give the engine access to an image registry,',
      'or set HONE_BASE_IMAGE to a Debian 13 image that the engine already has,',
      'or run this as root on Debian, where Hone builds one with debootstrap.',
    ],
  );
}

/**
 * @param {string} image
 * @param {string} reason
 * @param {string} tail
 */
export function imageBuildFailed(image, reason, tail) {
  return new LauncherFailure('IMAGE_BUILD_FAILED', `Building ${image} failed: ${reason}\n${tail}`, [
    'If a download failed, check the network. Run this again; finished images are kept.',
  ]);
}

/**
 * @param {string} what
 * @param {string} reason
 * @param {string[]} where
 */
export function serviceNotReady(what, reason, where) {
  return new LauncherFailure('SERVICE_NOT_READY', `${what} did not become ready: ${reason}`, where);
}

/**
 * @param {string} command
 * @param {string} logFile
 * @param {string} tail
 */
export function commandFailed(command, logFile, tail) {
  return new LauncherFailure('COMMAND_FAILED', `${command} failed:\n${tail}`, [
    `The full output is in ${logFile}.`,
  ]);
}

/**
 * @param {string} file
 * @param {string} reason
 */
export function stateUnreadable(file, reason) {
  return new LauncherFailure('STATE_UNREADABLE', `${file} cannot be used: ${reason}.`, [
    `Delete the file and run this again. Containers and data are kept.`,
  ]);
}

/** Help of the command line. */
export const USAGE = [
  'npm start [-- --port N] [--no-worker]          everything, until Ctrl-C',
  'node services/launcher/bootstrap.mjs infra     engine, Redis, database and images only; leaves them running',
  'node services/launcher/bootstrap.mjs infra --down              stops them; their data is kept',
  'node services/launcher/bootstrap.mjs infra --clear             also deletes the data of Redis and of the database',
  'node services/launcher/bootstrap.mjs infra --purge             also deletes the images of the engine that Hone started',
  'node services/launcher/bootstrap.mjs facts [--json]            what this machine has and what is missing',
  'node services/launcher/bootstrap.mjs compose-images            images and settings for docker-compose.yml',
];

/** @param {string} detail */
export function usage(detail) {
  return new LauncherFailure('USAGE', detail, USAGE);
}

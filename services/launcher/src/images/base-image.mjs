import { spawn } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { LauncherFailure, messageOf } from '../terminal/failure.mjs';
import { baseUnavailable } from '../terminal/failures.mjs';
import { createRegistry, findImage, importImage } from './images.mjs';
import { installPackages } from '../machine/packages.mjs';
import { describeMachine, findProgram, runLogged } from '../machine/processes.mjs';

/** @typedef {import('../clone/context.mjs').Context} Context */
/** @typedef {import('../engine/engine-client.mjs').EngineClient} EngineClient */

const PUBLISHED_BASE = 'debian:trixie-slim';
const OWN_BASE = 'hone/base:trixie';

const SOURCES = (/** @type {string} */ mirror) => `Types: deb
URIs: ${mirror}
Suites: trixie trixie-updates
Components: main
Signed-By: /usr/share/keyrings/debian-archive-keyring.gpg

Types: deb
URIs: ${mirror.replace(/\/debian\/?$/, '/debian-security')}
Suites: trixie-security
Components: main
Signed-By: /usr/share/keyrings/debian-archive-keyring.gpg
`;

/** The same as in the published slim image: boxes need no manuals, and a build needs no fsync. */
const SLIM = `force-unsafe-io
path-exclude /usr/share/doc/*
path-exclude /usr/share/man/*
path-exclude /usr/share/info/*
path-exclude /usr/share/locale/*
path-include /usr/share/doc/*/copyright
`;

/**
 * The Debian image that all others are based on.
 *
 * @param {Context} context
 * @param {EngineClient} client
 * @returns {Promise<{id: string, reference: string, registry: import('./images.mjs').Registry}>}
 */
export async function ensureBase(context, client) {
  const registry = createRegistry(client, context.progress, PUBLISHED_BASE);
  const named = context.env['HONE_BASE_IMAGE'];
  const found = named ? await pulled(registry, named) : await findOrMakeBase(context, client, registry);
  if (found === undefined)
    throw baseUnavailable(`the Docker engine does not have ${named || OWN_BASE} and cannot pull it`);
  context.state.update({ baseImage: found.id });
  return { ...found, registry };
}

/**
 * @param {import('./images.mjs').Registry} registry
 * @param {string} reference
 */
async function pulled(registry, reference) {
  const id = await registry.pull(reference);
  return id === undefined ? undefined : { id, reference };
}

/**
 * @param {Context} context
 * @param {EngineClient} client
 * @param {import('./images.mjs').Registry} registry
 */
async function findOrMakeBase(context, client, registry) {
  const present = await findImage(client, OWN_BASE);
  if (present !== undefined) return { id: present, reference: OWN_BASE };
  const published = await pulled(registry, PUBLISHED_BASE);
  if (published !== undefined) return published;
  await makeBase(context, client);
  const made = await findImage(client, OWN_BASE);
  return made === undefined ? undefined : { id: made, reference: OWN_BASE };
}

/**
 * @param {Context} context
 * @param {EngineClient} client
 */
async function makeBase(context, client) {
  const machine = describeMachine();
  if (!machine.root) throw baseUnavailable('debootstrap needs root');
  if (findProgram('debootstrap', context.env) === undefined) {
    if (!machine.debian) throw baseUnavailable('this system is not Debian');
    await installPackages(
      ['debootstrap'],
      'no image registry responds, so the base image must be built here',
      context,
    );
  }
  await context.progress.step(
    'base',
    'no image registry responds: building a Debian base image with debootstrap',
    () => bootstrap(context, client),
  );
}

/**
 * @param {Context} context
 * @param {EngineClient} client
 */
async function bootstrap({ paths, env, signal }, client) {
  const mirror = env['HONE_DEBIAN_MIRROR'];
  const logFile = join(paths.logs, 'debootstrap.log');
  const target = mkdtempSync(join(env['HONE_TMPDIR'] || tmpdir(), 'hone-base-'));
  chmodSync(target, 0o755);
  try {
    const program = findProgram('debootstrap', env) ?? 'debootstrap';
    const args = ['--variant=minbase', 'trixie', target, ...(mirror ? [mirror] : [])];
    const { ok, tail } = await runLogged(program, args, { logFile, env, signal });
    if (!ok) throw baseUnavailable(`debootstrap failed (${logFile}):\n${tail}`);
    prepareRoot(target);
    await importTree(client, target);
  } catch (error) {
    throw error instanceof LauncherFailure ? error : baseUnavailable(messageOf(error));
  } finally {
    rmSync(target, { recursive: true, force: true });
  }
}

/**
 * The mirror that debootstrap used, so that no one has to configure it.
 *
 * @param {string} root
 */
function notedMirror(root) {
  const mirror = /^deb\s+(\S+)/m.exec(readFileSync(join(root, 'etc/apt/sources.list'), 'utf8'))?.[1];
  if (mirror === undefined) throw new Error('debootstrap left no mirror in etc/apt/sources.list');
  return mirror;
}

/** @param {string} root */
function prepareRoot(root) {
  const mirror = notedMirror(root);
  mkdirSync(join(root, 'etc/apt/sources.list.d'), { recursive: true });
  writeFileSync(join(root, 'etc/apt/sources.list.d/debian.sources'), SOURCES(mirror));
  writeFileSync(join(root, 'etc/dpkg/dpkg.cfg.d/hone-slim'), SLIM);
  for (const left of [
    'etc/apt/sources.list',
    'var/cache/apt/archives',
    'var/lib/apt/lists',
    'usr/share/man',
  ]) {
    rmSync(join(root, left), { recursive: true, force: true });
  }
}

/**
 * @param {EngineClient} client
 * @param {string} root
 */
async function importTree(client, root) {
  const tar = spawn('tar', ['-C', root, '-c', '.'], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise((resolve, reject) => {
    tar.on('error', reject);
    tar.on('close', (code) =>
      code === 0 ? resolve(undefined) : reject(new Error(`tar exited with code ${code}`)),
    );
  });
  await Promise.all([importImage(client, OWN_BASE, tar.stdout), ended]);
}

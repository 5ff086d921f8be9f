import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { npm } from '../site/dependencies.mjs';
import { commandFailed } from '../terminal/failures.mjs';
import { hashText } from '../values/hashing.mjs';
import { runLogged } from '../machine/processes.mjs';
import { hashEntries, listPackages, listPackageFiles, walk } from '../images/production-files.mjs';
import { readIfThere } from '../clone/state.mjs';

/** @typedef {import('../clone/context.mjs').Context} Context */
/** @typedef {import('../images/image-store.mjs').ImageOrder} ImageOrder */
/** @typedef {import('../images/tar.mjs').TarEntry} TarEntry */

/** Packages that run in the image, with everything they import. */
const PROGRAMS = ['api', 'realtime', 'worker', 'cli'];
const LIBRARIES = ['contracts', 'kit', 'sandbox', 'kinds', 'grading'];
/** npm's name for the engine's architecture. */
const ARCHITECTURES = new Map([
  ['x86_64', 'x64'],
  ['aarch64', 'arm64'],
]);

/**
 * Debian's Node with the production packages. They are installed on the host, because npm inside an image
 * build lacks the host's certificates and cache.
 *
 * @param {Context} context
 * @param {{id: string, reference: string}} base
 * @param {string} architecture  as the engine calls it
 * @returns {Promise<ImageOrder>}
 */
export async function packagesImageOrder(context, base, architecture) {
  const { folder, key } = await installProduction(context, architecture);
  return {
    name: 'node-packages',
    folder: join(context.paths.root, 'deploy', 'images', 'node-packages'),
    base,
    inputs: [key],
    extraFiles: async () => installedFiles(folder),
  };
}

/**
 * One image for api, realtime, worker and the command line: the packages and the build output.
 *
 * @param {Context} context
 * @param {{id: string, tag: string}} packages
 * @returns {ImageOrder}
 */
export function servicesImageOrder({ paths: { root } }, { id, tag }) {
  const own = ownFiles(root);
  return {
    name: 'node',
    folder: join(root, 'deploy', 'images', 'node'),
    base: { id, reference: tag },
    inputs: [hashEntries(own)],
    extraFiles: async () => own,
  };
}

/** node_modules at the top, and those of packages that need another version. @param {string} folder */
function installedFiles(folder) {
  const packages = [...PROGRAMS, ...LIBRARIES].map((name) => join('services', name));
  return ['.', ...packages].flatMap((place) =>
    listPackages(join(folder, place, 'node_modules'), join('packages', place, 'node_modules')),
  );
}

/** @param {string} root @returns {TarEntry[]} */
function ownFiles(root) {
  const runtimePart = (/** @type {string} */ path) =>
    !path.includes('/') ? path !== 'runner' : /^[^/]+\/(runtime\.json$|smoke(\/|$))/.test(path);
  return [
    ...[...PROGRAMS, ...LIBRARIES].flatMap((name) =>
      listPackageFiles(join(root, 'services', name), `app/services/${name}`),
    ),
    ...walk(join(root, 'services', 'web', 'dist'), 'app/services/web/dist', () => true),
    ...walk(join(root, 'sandbox-images'), 'app/sandbox-images', runtimePart),
    { path: 'app/package.json', content: Buffer.from('{ "private": true, "type": "module" }\n') },
  ];
}

/**
 * Installs production packages in a separate folder, without the clone's development packages.
 *
 * @param {Context} context
 * @param {string} architecture
 */
async function installProduction({ paths, env, progress, signal }, architecture) {
  const folder = join(paths.cache, 'production');
  const packages = readdirSync(join(paths.root, 'services')).filter((name) =>
    existsSync(join(paths.root, 'services', name, 'package.json')),
  );
  const described = [
    'package.json',
    'package-lock.json',
    ...packages.map((name) => `services/${name}/package.json`),
  ];
  const cpu = ARCHITECTURES.get(architecture) ?? architecture;
  const texts = described.map((file) => readFileSync(join(paths.root, file), 'utf8'));
  const key = hashText([cpu, ...texts].join('\0'));
  const done = join(folder, 'installed');
  if (readIfThere(done) === key) return { folder, key };
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const file of described) cpSync(join(paths.root, file), join(folder, file), { recursive: true });
  const logFile = join(paths.logs, 'npm-production.log');
  const wanted = PROGRAMS.flatMap((name) => ['-w', `@hone/${name}`]);
  const system = ['--os=linux', `--cpu=${cpu}`, '--libc=glibc'];
  const quiet = ['--omit=dev', '--ignore-scripts', '--no-audit', '--no-fund'];
  await progress.step('packages', 'npm ci --omit=dev for the image of the services', async () => {
    const [command, args] = npm('ci', ...quiet, ...system, ...wanted);
    const { ok, tail } = await runLogged(command, args, { logFile, cwd: folder, env, signal });
    if (!ok) throw commandFailed('npm ci --omit=dev', logFile, tail);
  });
  writeFileSync(done, key);
  return { folder, key };
}

import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

import { hashEntries, listPackages, listPackageFiles, walk } from '../images/production-files.mjs';
import { hashText } from '../values/hashing.mjs';
import { cpuOf, ensureInstalled } from './installed-packages.mjs';
import { nodeProgramFiles } from './node-program.mjs';

/** @typedef {import('../clone/context.mjs').Context} Context */
/** @typedef {import('../images/image-store.mjs').ImageOrder} ImageOrder */
/** @typedef {import('../images/tar.mjs').TarEntry} TarEntry */

/** Packages that run in the image, with everything they import. */
const PROGRAMS = ['api', 'realtime', 'worker', 'cli'];
const LIBRARIES = ['contracts', 'kit', 'sandbox', 'kinds', 'grading'];

/**
 * Node.js with the production packages. They are installed on the host, because npm inside an image build lacks the
 * host's certificates and cache.
 *
 * @param {Context} context
 * @param {{id: string, reference: string}} base
 * @param {string} architecture  as the engine calls it
 * @returns {Promise<ImageOrder>}
 */
export async function packagesImageOrder(context, base, architecture) {
  const folder = join(context.paths.root, 'deploy', 'images', 'node-packages');
  const { installed, key } = await installProduction(context, architecture);
  return {
    name: 'node-packages',
    folder,
    base,
    inputs: [key],
    extraFiles: async () => [
      ...installedFiles(installed),
      ...(await nodeProgramFiles(context, folder, architecture)),
    ],
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
async function installProduction(context, architecture) {
  const { root } = context.paths;
  const packages = readdirSync(join(root, 'services')).filter((name) =>
    existsSync(join(root, 'services', name, 'package.json')),
  );
  const files = [
    'package.json',
    'package-lock.json',
    ...packages.map((name) => `services/${name}/package.json`),
  ];
  const cpu = cpuOf(architecture);
  const key = hashText([cpu, ...files.map((file) => readFileSync(join(root, file), 'utf8'))].join('\0'));
  const flags = PROGRAMS.flatMap((name) => ['-w', `@hone/${name}`]);
  const installed = await ensureInstalled(context, {
    name: 'production',
    from: root,
    files,
    cpu,
    flags,
    key,
  });
  return { installed, key };
}

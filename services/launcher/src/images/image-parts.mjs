import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { runLogged } from '../machine/processes.mjs';
import { npm } from '../site/dependencies.mjs';
import { commandFailed } from '../terminal/failures.mjs';
import { hashText } from '../values/hashing.mjs';
import { buildGoProgram } from './go-program.mjs';
import { runnableFiles } from './image-packages.mjs';

/** @typedef {import('../clone/context.mjs').Context} Context */
/** @typedef {import('./tar.mjs').TarEntry} TarEntry */

/**
 * The parts that an image's runtime.json wants built in advance (`prebuilt`), for its build context.
 *
 * - `npm`: the packages of the package-lock.json beside it, in prebuilt/node_modules.
 * - `go`: the tool that go/go.mod beside it names, or the program that the module is, as prebuilt/go-program; absent where
 *   the machine has no Go for it.
 *
 * @type {Record<string, (context: Context, image: {name: string, folder: string}) => Promise<TarEntry[]>>}
 */
export const IMAGE_PARTS = {
  npm: async (context, image) => runnableFiles(await install(context, image), 'prebuilt/node_modules'),
  go: async (context, { name, folder }) => {
    const module = join(folder, 'go');
    const description = readFileSync(join(module, 'go.mod'), 'utf8');
    const tool = findLine(description, 'tool');
    const oldestGo = findLine(description, 'go');
    if (oldestGo === undefined) throw new Error(`go.mod of ${name} names no version of Go`);
    const content = await buildGoProgram(context, {
      name: `${name}-program`,
      folder: module,
      ...(tool === undefined ? {} : { main: tool }),
      oldestGo,
      topic: 'images',
    });
    return content === undefined ? [] : [{ path: 'prebuilt/go-program', content, mode: 0o755 }];
  },
};

/** @param {string} description  a go.mod @param {string} directive @returns {string | undefined} its value */
const findLine = (description, directive) => new RegExp(`^${directive} (\\S+)$`, 'm').exec(description)?.[1];

/**
 * Packages of the image's own lock file, installed separately from the clone's, so that neither affects the other.
 *
 * @param {Context} context
 * @param {{name: string, folder: string}} image
 * @returns {Promise<string>} the folder with the packages
 */
async function install({ paths, env, progress, signal }, { name, folder }) {
  const described = ['package.json', 'package-lock.json'];
  const key = hashText(described.map((file) => readFileSync(join(folder, file), 'utf8')).join('\0'));
  const place = join(paths.cache, `packages-${name}-${key}`);
  const done = join(place, 'installed');
  if (existsSync(done)) return join(place, 'node_modules');
  rmSync(place, { recursive: true, force: true });
  mkdirSync(place, { recursive: true });
  for (const file of described) copyFileSync(join(folder, file), join(place, file));
  const logFile = join(paths.logs, `npm-${name}.log`);
  const [command, args] = npm('ci', '--omit=dev', '--ignore-scripts', '--no-audit', '--no-fund');
  await progress.step('images', `npm ci for the image ${name}`, async () => {
    const { ok, tail } = await runLogged(command, args, { logFile, cwd: place, env, signal });
    if (!ok) throw commandFailed(`npm ci for the image ${name}`, logFile, tail);
  });
  writeFileSync(done, '');
  return join(place, 'node_modules');
}

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { hashFolders } from '../values/hashing.mjs';
import { findProgram, runLogged } from '../machine/processes.mjs';
import { isAtLeast } from '../values/versions.mjs';

/** @typedef {import('../clone/context.mjs').Context} Context */

/**
 * @typedef {object} GoProgram
 * @property {string} name
 * @property {string} folder  a module
 * @property {string} [main]  the package to build; default: the module's own
 * @property {string} [tags]
 * @property {string} oldestGo  such as `1.24`
 * @property {string} topic  of its progress lines
 */

/**
 * A program compiled with the machine's own Go when it has one that is new enough: faster than inside an image, and the
 * module cache is used.
 *
 * @param {Context} context
 * @param {GoProgram} wanted
 * @returns {Promise<Buffer | undefined>} a static program; undefined when it must be built in the image
 */
export async function buildGoProgram(context, { name, folder, main = '.', tags, oldestGo, topic }) {
  const { paths, env, progress, signal } = context;
  const target = join(paths.cache, `${name}-${hashFolders([folder])}`);
  if (!existsSync(target)) {
    const go = await findGo(context, folder, oldestGo);
    if (go === undefined) return undefined;
    const tagged = tags === undefined ? [] : ['-tags', tags];
    const args = ['build', '-trimpath', ...tagged, '-ldflags', '-s -w', '-o', target, main];
    const logFile = join(paths.logs, `${name}-build.log`);
    const done = await progress.step(topic, `compiling ${name} with the local Go toolchain`, () =>
      runLogged(go, args, {
        logFile,
        cwd: folder,
        signal,
        env: { ...env, CGO_ENABLED: '0', GOTOOLCHAIN: 'local', GOFLAGS: '-mod=readonly' },
      }),
    );
    if (signal.aborted) return undefined;
    if (!done.ok) {
      progress.say(topic, `compiling failed (see ${logFile}); building it inside the image instead`);
      return undefined;
    }
  }
  return readFileSync(target);
}

/**
 * @param {Context} context
 * @param {string} cwd
 * @param {string} oldest
 */
async function findGo({ paths, env }, cwd, oldest) {
  const go = findProgram('go', env);
  if (go === undefined || process.platform !== 'linux') return undefined;
  const logFile = join(paths.logs, 'go-version.log');
  const { ok, tail } = await runLogged(go, ['version'], {
    logFile,
    cwd,
    env: { ...env, GOTOOLCHAIN: 'local' },
  });
  const version = /go(\d+(?:\.\d+)*)/.exec(tail.replace(/^go version /, ''))?.[1];
  return ok && version !== undefined && isAtLeast(version, oldest) ? go : undefined;
}

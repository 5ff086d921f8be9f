import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { hashFolders } from './hashing.mjs';
import { findProgram, runLogged } from './processes.mjs';
import { isAtLeast } from './versions.mjs';

/** @typedef {import('./context.mjs').Context} Context */

const OLDEST_GO = '1.24';
/** The other back end is not used, and compiling it doubles the time. */
const TAGS = 'ferretdb_no_sqlite';

/**
 * Compiles the FerretDB program with the machine's own Go, when it has one that is new enough: faster than
 * inside an image, and the module cache is used.
 *
 * @param {Context} context
 * @returns {Promise<Buffer | undefined>} a static program; undefined when it must be built inside the image
 */
export async function buildFerretOnHost(context) {
  const { paths, env, progress } = context;
  const folder = join(paths.root, 'deploy', 'images', 'ferretdb');
  const target = join(paths.cache, `ferretdb-${hashFolders([folder])}`);
  if (!existsSync(target)) {
    const go = await findGo(context, folder);
    if (go === undefined) return undefined;
    const args = ['build', '-trimpath', '-tags', TAGS, '-ldflags', '-s -w', '-o', target, '.'];
    const logFile = join(paths.logs, 'ferretdb-build.log');
    const done = await progress.step('mongo', 'compiling FerretDB with the Go of this machine', () =>
      runLogged(go, args, {
        logFile,
        cwd: folder,
        env: { ...env, CGO_ENABLED: '0', GOTOOLCHAIN: 'local', GOFLAGS: '-mod=readonly' },
      }),
    );
    if (!done.ok) {
      progress.say('mongo', `that failed (${logFile}); building it inside the image instead`);
      return undefined;
    }
  }
  return readFileSync(target);
}

/**
 * @param {Context} context
 * @param {string} cwd
 */
async function findGo({ paths, env }, cwd) {
  const go = findProgram('go', env);
  if (go === undefined || process.platform !== 'linux') return undefined;
  const logFile = join(paths.logs, 'go-version.log');
  const { ok, tail } = await runLogged(go, ['version'], {
    logFile,
    cwd,
    env: { ...env, GOTOOLCHAIN: 'local' },
  });
  const version = /go(\d+(?:\.\d+)*)/.exec(tail.replace(/^go version /, ''))?.[1];
  return ok && version !== undefined && isAtLeast(version, OLDEST_GO) ? go : undefined;
}

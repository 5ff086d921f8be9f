import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { hashFolders } from '../values/hashing.mjs';
import { findProgram, runLogged } from '../machine/processes.mjs';
import { isAtLeast } from '../values/versions.mjs';

/** @typedef {import('../clone/context.mjs').Context} Context */

const OLDEST_GO = '1.24';
/** The other back end is not used, and compiling it doubles the time. */
const TAGS = 'ferretdb_no_sqlite';

/**
 * The FerretDB program, compiled with the machine's own Go when it has one that is new enough: faster than inside an
 * image, and the module cache is used.
 *
 * @typedef {object} FerretBuild
 * @property {() => void} prefetch  begins where nothing of an earlier start tells that it is not needed: compiling takes
 *   longer than making an engine and a base image
 * @property {() => Promise<Buffer | undefined>} program  a static program; undefined when it must be built in the image
 * @property {() => void} cancel  another database is used
 */

/**
 * @param {Context} context
 * @returns {FerretBuild}
 */
export function createFerretBuild(context) {
  const cancelled = new AbortController();
  const signal = AbortSignal.any([context.signal, cancelled.signal]);
  /** @type {Promise<Buffer | undefined> | undefined} */
  let begun;
  const program = () => (begun ??= buildFerretOnHost({ ...context, signal }));
  return {
    prefetch() {
      const { env, state } = context;
      const { mongoUrl, dockerHost } = state.read();
      if ([env['MONGODB_URL'], env['DOCKER_HOST'], mongoUrl, dockerHost].some(Boolean)) return;
      program().catch(() => undefined);
    },
    program,
    cancel: () => cancelled.abort(),
  };
}

/** @param {Context} context @returns {Promise<Buffer | undefined>} */
async function buildFerretOnHost(context) {
  const { paths, env, progress, signal } = context;
  const folder = join(paths.root, 'deploy', 'images', 'ferretdb');
  const target = join(paths.cache, `ferretdb-${hashFolders([folder])}`);
  if (!existsSync(target)) {
    const go = await findGo(context, folder);
    if (go === undefined) return undefined;
    const args = ['build', '-trimpath', '-tags', TAGS, '-ldflags', '-s -w', '-o', target, '.'];
    const logFile = join(paths.logs, 'ferretdb-build.log');
    const done = await progress.step('mongo', 'compiling FerretDB with the local Go toolchain', () =>
      runLogged(go, args, {
        logFile,
        cwd: folder,
        signal,
        env: { ...env, CGO_ENABLED: '0', GOTOOLCHAIN: 'local', GOFLAGS: '-mod=readonly' },
      }),
    );
    if (signal.aborted) return undefined;
    if (!done.ok) {
      progress.say('mongo', `compiling failed (see ${logFile}); building it inside the image instead`);
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

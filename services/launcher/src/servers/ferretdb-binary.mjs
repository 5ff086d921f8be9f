import { join } from 'node:path';

import { buildGoProgram } from '../images/go-program.mjs';

/** @typedef {import('../clone/context.mjs').Context} Context */

const OLDEST_GO = '1.24';
/** The other back end is not used, and compiling it doubles the time. */
const TAGS = 'ferretdb_no_sqlite';

/**
 * The FerretDB program.
 *
 * @typedef {object} FerretBuild
 * @property {() => void} prefetch  starts compiling unless an earlier start shows that it is not needed: compiling
 *   takes longer than preparing an engine and a base image
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
  const program = () =>
    (begun ??= buildGoProgram(
      { ...context, signal },
      {
        name: 'ferretdb',
        folder: join(context.paths.root, 'deploy', 'images', 'ferretdb'),
        tags: TAGS,
        oldestGo: OLDEST_GO,
        topic: 'mongo',
      },
    ));
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

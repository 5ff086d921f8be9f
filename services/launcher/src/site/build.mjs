import { existsSync } from 'node:fs';
import { join } from 'node:path';

import { npm } from './dependencies.mjs';
import { commandFailed } from '../terminal/failures.mjs';
import { hashFolders } from '../values/hashing.mjs';
import { runLogged } from '../machine/processes.mjs';

/** Built programs, by path in the clone. */
export const PROGRAMS = {
  api: 'services/launcher/src/serve.mjs',
  worker: 'services/worker/dist/main.js',
  cli: 'services/cli/bin/hone.mjs',
};

/** Files of a complete build. */
const BUILT = [
  'services/api/dist/index.js',
  PROGRAMS.worker,
  'services/cli/dist/main.js',
  'services/web/dist/index.html',
];

const SOURCES = ['services', 'package-lock.json', 'package.json', 'tsconfig.json'];

/**
 * Builds services and web client when a source file changed since the last build.
 *
 * @param {import('../clone/context.mjs').Context} context
 */
export async function ensureBuild({ paths, env, progress, state, signal }) {
  const buildHash = hashFolders(SOURCES.map((source) => join(paths.root, source)));
  const complete = BUILT.every((file) => existsSync(join(paths.root, file)));
  if (complete && state.read().buildHash === buildHash) return;
  const logFile = join(paths.logs, 'build.log');
  const why = complete ? 'the sources have changed' : 'nothing has been built yet';
  await progress.step('build', `npm run build:programs, because ${why}`, async () => {
    const { ok, tail } = await runLogged(...npm('run', 'build:programs'), {
      logFile,
      cwd: paths.root,
      env,
      signal,
    });
    if (!ok) throw commandFailed('npm run build:programs', logFile, tail);
  });
  state.update({ buildHash });
}

import { linkSync, rmSync, writeFileSync } from 'node:fs';

import { serviceNotReady } from '../terminal/failures.mjs';
import { isRunning, markOf, waitFor } from './processes.mjs';
import { readIfThere } from '../clone/state.mjs';

const LIMIT_MS = 45 * 60_000;

/**
 * Holds the clone's lock while infrastructure starts or stops: two launchers would otherwise install, build
 * and start the same things at the same time. The second one waits and then finds everything done.
 *
 * @template T
 * @param {import('../clone/context.mjs').Context} context
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withLock({ paths, progress }, work) {
  let announced = false;
  const got = await waitFor(
    () => {
      const holder = takeLock(paths.lock);
      if (holder === undefined) return true;
      if (!announced)
        progress.say(
          'lock',
          `another launcher of this clone is running (pid ${holder}); waiting for it to finish`,
        );
      announced = true;
      return false;
    },
    LIMIT_MS,
    250,
  );
  if (!got)
    throw serviceNotReady('The launcher', 'another launcher of this clone is still running', [
      `Wait for it or stop it, then run this again. Its lock file is ${paths.lock}.`,
    ]);
  try {
    return await work();
  } finally {
    rmSync(paths.lock, { force: true });
  }
}

/**
 * @param {string} file
 * @returns {number | undefined} the pid of the holder; undefined when we hold it now
 */
function takeLock(file) {
  // Written elsewhere and linked into place, so that no one reads a lock without its owner.
  const own = `${file}.${process.pid}`;
  writeFileSync(own, JSON.stringify(markOf(process.pid)), { mode: 0o600 });
  try {
    linkSync(own, file);
    return undefined;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EEXIST') throw error;
    const holder = JSON.parse(readIfThere(file) ?? 'null') ?? undefined;
    if (isRunning(holder)) return holder.pid;
    rmSync(file, { force: true });
    return holder?.pid ?? 0;
  } finally {
    rmSync(own, { force: true });
  }
}

import { randomUUID } from 'node:crypto';
import { accessSync, constants, mkdirSync } from 'node:fs';
import { link, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { messageOf, SandboxFault } from '../sandbox-fault.js';
import type { CoreLocks } from './core-locks.js';
import { answers, endSocket, heldCore, listenFor, whenOneEnds, type CoreSocket } from './core-socket.js';

const NAME = /^core-(\d+)$/;

/**
 * Locks shared by all processes that see `folder`: workers in separate containers have separate network namespaces,
 * so they share no other names. A process holds a core by listening on a socket and giving it the core's name; the
 * file system lets only one do so. A dead process leaves a name where nobody listens; the next one removes it. Throws a
 * SandboxFault when nothing can be written there.
 */
export function createFolderCoreLocks(folder: string): CoreLocks {
  mustBeWritable(folder);
  const pathOf = (core: number): string => join(folder, `core-${core}`);
  return {
    async tryTake(core) {
      const path = pathOf(core);
      const own = join(folder, randomUUID());
      const socket = await listenFor(core, own);
      if (socket === undefined) return undefined;
      if (!(await giveName(socket, own, path))) return undefined;
      return heldCore(core, async () => {
        await rm(path, { force: true });
        await endSocket(socket);
      });
    },
    mayBeFree: (cores, signal) => whenOneEnds(cores.map(pathOf), signal),
    async taken() {
      const names = await readdir(folder).catch(() => []);
      const cores = names.flatMap((name) => NAME.exec(name)?.[1] ?? []).map(Number);
      const held = await Promise.all(cores.map((core) => answers(pathOf(core))));
      return new Set(cores.filter((_core, place) => held[place]));
    },
  };
}

function mustBeWritable(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
  } catch (error) {
    throw new SandboxFault('unavailable', `no locks can be kept in ${folder}: ${messageOf(error)}`, error);
  }
}

/** Names the socket after its core, or ends it when a living process has the name. */
async function giveName(socket: CoreSocket, own: string, path: string): Promise<boolean> {
  try {
    if ((await tryLink(own, path)) || ((await removeDead(path, own)) && (await tryLink(own, path))))
      return true;
    await endSocket(socket);
    return false;
  } catch (error) {
    await endSocket(socket);
    throw new SandboxFault('unavailable', `the lock ${path} cannot be taken: ${messageOf(error)}`, error);
  } finally {
    await rm(own, { force: true });
  }
}

async function tryLink(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/**
 * Removes a name where nobody listens. Several processes may find the same dead name: each tries to hard-link its own
 * socket as a note named after the dead inode, and the winner removes the name. It cannot belong to a living process by
 * then, because nobody else may remove the dead one.
 */
async function removeDead(path: string, own: string): Promise<boolean> {
  const dead = await inodeOf(path);
  if (dead === undefined) return true;
  if (await answers(path)) return false;
  const note = `${path}.${dead}`;
  if (!(await tryNote(own, note))) return false;
  try {
    if ((await inodeOf(path)) !== dead) return false;
    await rm(path, { force: true });
    return true;
  } finally {
    await rm(note, { force: true });
  }
}

const inodeOf = (path: string): Promise<bigint | undefined> =>
  stat(path, { bigint: true }).then(
    ({ ino }) => ino,
    () => undefined,
  );

/** Longer than removing a name takes: the process that made the note has died meanwhile. */
const OLD_NOTE_MS = 5_000;

async function tryNote(own: string, note: string): Promise<boolean> {
  if (await tryLink(own, note)) return true;
  const { mtimeMs } = await stat(note).catch(() => ({ mtimeMs: Infinity }));
  if (Date.now() - mtimeMs > OLD_NOTE_MS) await rm(note, { force: true });
  return false;
}

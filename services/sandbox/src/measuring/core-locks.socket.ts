import { readFile } from 'node:fs/promises';
import type { CoreLocks } from './core-locks.js';
import { endSocket, heldCore, listenFor, whenOneEnds } from './core-socket.js';

const PREFIX = 'hone-core-';
/** A name without a file: the kernel knows who listens, and frees the name when its last holder dies. */
const addressOf = (core: number): string => `\0${PREFIX}${core}`;

/** The abstract names in the text of `/proc/net/unix`; the kernel shows zero bytes as `@`. */
export function parseTaken(text: string): Set<number> {
  const names = text.matchAll(new RegExp(`^.* @${PREFIX}(\\d+)@*$`, 'gm'));
  return new Set([...names].map(([, core]) => Number(core)));
}

/**
 * Locks that all processes of this host (in one network namespace) share: a process holds a core by listening on its
 * name. Waiting processes are connected to the holder, so they notice its end, however it ends.
 */
export function createSocketCoreLocks(): CoreLocks {
  return {
    async tryTake(core) {
      const socket = await listenFor(core, addressOf(core));
      return socket && heldCore(core, () => endSocket(socket));
    },
    mayBeFree: (cores, signal) => whenOneEnds(cores.map(addressOf), signal),
    async taken() {
      try {
        return parseTaken(await readFile('/proc/net/unix', 'utf8'));
      } catch {
        return new Set();
      }
    },
  };
}

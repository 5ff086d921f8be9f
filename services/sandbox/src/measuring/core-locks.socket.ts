import { readFile } from 'node:fs/promises';
import type { CoreLocks } from './core-locks.js';
import { endSocket, heldCore, listenFor, whenOneEnds } from './core-socket.js';

const PREFIX = 'hone-core-';
/** A name without a file: the kernel knows who listens, and forgets the name when its last holder dies. */
const addressOf = (core: number): string => `\0${PREFIX}${core}`;

/** The abstract names in the text of `/proc/net/unix`; the kernel shows zero bytes as `@`. */
export function parseTaken(text: string): Set<number> {
  const names = text.matchAll(new RegExp(`^.* @${PREFIX}(\\d+)@*$`, 'gm'));
  return new Set([...names].map(([, core]) => Number(core)));
}

/**
 * Locks that all processes of this host share (of one network namespace): a core is held by listening on its name.
 * Those who wait are connected to who holds it, and so hear of its end, however it ends.
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

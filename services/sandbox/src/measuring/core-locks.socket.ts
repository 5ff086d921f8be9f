import { readFile } from 'node:fs/promises';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { SandboxFault } from '../sandbox-fault.js';
import type { CoreLocks, HeldCore } from './core-locks.js';

const PREFIX = 'hone-core-';
/** A name without a file: the kernel knows who listens, and forgets the name when its last holder dies. */
const addressOf = (core: number): string => `\0${PREFIX}${core}`;

/** The abstract names in the text of `/proc/net/unix`; the kernel shows zero bytes as `@`. */
export function parseTaken(text: string): Set<number> {
  const names = text.matchAll(new RegExp(`^.* @${PREFIX}(\\d+)@*$`, 'gm'));
  return new Set([...names].map(([, core]) => Number(core)));
}

function listen(core: number, connections: Set<Socket>): Promise<Server | undefined> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => {
      connections.add(socket);
      socket.on('error', () => socket.destroy()).on('close', () => connections.delete(socket));
    });
    server.unref();
    server.once('listening', () => resolve(server));
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') resolve(undefined);
      else reject(new SandboxFault('unavailable', `core ${core} cannot be locked: ${error.message}`, error));
    });
    server.listen(addressOf(core));
  });
}

/** Resolves when whoever holds the core lets go of it, at once when nobody does. */
function whenFree(core: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const socket = connect(addressOf(core));
    socket.on('error', () => socket.destroy());
    socket.once('close', () => {
      signal.removeEventListener('abort', end);
      resolve();
    });
    const end = (): void => void socket.destroy();
    signal.addEventListener('abort', end, { once: true });
    if (signal.aborted) end();
  });
}

/**
 * Locks that all processes of this host share (of one network namespace): a core is held by listening on its name.
 * Those who wait are connected to who holds it, and so hear of its end, however it ends.
 */
export function createSocketCoreLocks(): CoreLocks {
  return {
    async tryTake(core): Promise<HeldCore | undefined> {
      const connections = new Set<Socket>();
      const server = await listen(core, connections);
      if (server === undefined) return undefined;
      let releasing: Promise<void> | undefined;
      const release = (): Promise<void> => {
        releasing ??= new Promise((resolve) => {
          server.close(() => resolve());
          for (const socket of connections) socket.destroy();
        });
        return releasing;
      };
      return { core, release };
    },
    async mayBeFree(cores, signal) {
      const other = new AbortController();
      const either = AbortSignal.any([signal, other.signal]);
      await Promise.race(cores.map((core) => whenFree(core, either)));
      other.abort();
    },
    async taken() {
      try {
        return parseTaken(await readFile('/proc/net/unix', 'utf8'));
      } catch {
        return new Set();
      }
    },
  };
}

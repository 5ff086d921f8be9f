import { connect, createServer, type Server, type Socket } from 'node:net';
import { SandboxFault } from '../sandbox-fault.js';
import type { HeldCore } from './core-locks.js';

/** A listening socket that represents a core. Waiting processes are connected to it, so they notice its end. */
export interface CoreSocket {
  readonly server: Server;
  readonly waiting: ReadonlySet<Socket>;
}

/** Listens for `core`; undefined when another process listens there already. */
export function listenFor(core: number, address: string): Promise<CoreSocket | undefined> {
  const waiting = new Set<Socket>();
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => {
      waiting.add(socket);
      socket.on('error', () => socket.destroy()).on('close', () => waiting.delete(socket));
    });
    server.unref();
    server.once('listening', () => resolve({ server, waiting }));
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') resolve(undefined);
      else reject(new SandboxFault('unavailable', `core ${core} cannot be locked: ${error.message}`, error));
    });
    server.listen(address);
  });
}

/** Ends it and thereby notifies all that wait. */
export function endSocket({ server, waiting }: CoreSocket): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    for (const socket of waiting) socket.destroy();
  });
}

const NOBODY: readonly (string | undefined)[] = ['ECONNREFUSED', 'ENOENT'];

/** Whether anybody listens, even if the queue of waiting connections is full. */
export function answers(address: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(address);
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', ({ code }: NodeJS.ErrnoException) => resolve(!NOBODY.includes(code)));
  });
}

/** Resolves when the listener at one of the addresses ends, at once when there is none, or when the signal aborts. */
export async function whenOneEnds(addresses: readonly string[], signal: AbortSignal): Promise<void> {
  const other = new AbortController();
  const either = AbortSignal.any([signal, other.signal]);
  await Promise.race(addresses.map((address) => whenEnded(address, either)));
  other.abort();
}

function whenEnded(address: string, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const socket = connect(address);
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

/** A core that is released once, even after several calls. */
export function heldCore(core: number, letGo: () => Promise<void>): HeldCore {
  let releasing: Promise<void> | undefined;
  return { core, release: () => (releasing ??= letGo()) };
}

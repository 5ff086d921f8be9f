import { Agent, type Server } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import type { Pod, ProgramOutcome } from '@hone/contracts/sandbox';
import { exchange } from './exchange.fixture.js';
import type { Workbench } from './put-to-work.js';
import type { Stage } from './run-scenario.js';
import { stopWhileOpen } from './stop-while-open.js';

/** Ends a server as its program would on SIGTERM. */
export type EndServer = (server: Server, withinMs: number) => Promise<ProgramOutcome>;

/** A server of this process where scenarios take place; `close` ends it. */
export interface LocalStage extends Stage {
  close(): void;
}

/** Nothing is measured here unless a test says otherwise. */
export const unmeasured: Workbench = {
  fill: () => Promise.resolve(undefined),
  usage: () => Promise.resolve({ cpuMs: 0, memoryBytes: 0 }),
  queries: () => Promise.resolve({ statements: 0, blocks: 0 }),
  now: () => performance.now(),
};

const neverStopped: EndServer = () => Promise.reject(new Error('this server is not stopped'));

/** Listens on a port of its own, and is asked over real connections that are kept alive. */
export async function openStage(
  server: Server,
  { end = neverStopped, workbench = unmeasured }: { end?: EndServer; workbench?: Workbench } = {},
): Promise<LocalStage> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const agent = new Agent({ keepAlive: true, maxSockets: 128 });
  const began = performance.now();
  const pod: Pick<Pod, 'request' | 'dial'> = {
    request: async (_, request) => {
      const atMs = performance.now() - began;
      const ended = await exchange({ agent, port, host: '127.0.0.1' }, request);
      return { ...ended, atMs, tookMs: performance.now() - began - atMs };
    },
    dial: () => Promise.resolve(connect(port, '127.0.0.1')),
  };
  return {
    pod,
    link: 'front',
    third: new Map(),
    signal: new AbortController().signal,
    kill: () => Promise.reject(new Error('this server is not killed')),
    restart: () => Promise.resolve(undefined),
    workbench,
    wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    stop: (open, withinMs) => stopWhileOpen({ pod, stop: (within) => end(server, within) }, open, withinMs),
    close() {
      agent.destroy();
      server.closeAllConnections();
      server.close();
    },
  };
}

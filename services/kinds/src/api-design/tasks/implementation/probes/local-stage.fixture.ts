import { Agent, request as createRequest, type Server } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import type { Pod, ProbeOutcome, ProbeRequest, ProgramOutcome } from '@hone/contracts/sandbox';
import type { Workbench } from './put-to-work.js';
import type { Stage } from './run-scenario.js';
import { stopWhileOpen } from './stop-while-open.js';

/** Ends a server as its program would on SIGTERM. */
export type EndServer = (server: Server, withinMs: number) => Promise<ProgramOutcome>;

/** A server of this process where scenarios take place; `close` ends it. */
export interface LocalStage extends Stage {
  close(): void;
}

/** A clock that waiting moves on, so that no test waits for a window of seconds. */
export interface SkewedClock {
  readonly now: () => number;
  readonly skip: (ms: number) => void;
}

export function createClock(): SkewedClock {
  let skippedMs = 0;
  return { now: () => performance.now() + skippedMs, skip: (ms) => void (skippedMs += ms) };
}

/** What is really waited, for work that takes its time. */
const WAITED_MS = 20;

/** Nothing is measured here unless a test says otherwise. */
export const unmeasured: Workbench = {
  fill: () => Promise.resolve(undefined),
  read: () => Promise.resolve({ cpuMs: 0, memoryBytes: 0, statements: 0, blocks: 0 }),
  now: () => performance.now(),
};

const neverStopped: EndServer = () => Promise.reject(new Error('this server is not stopped'));

/** Listens on a port of its own, and is asked over real connections that are kept alive. */
export async function openStage(
  server: Server,
  {
    end = neverStopped,
    clock = createClock(),
    workbench = unmeasured,
  }: { end?: EndServer; clock?: SkewedClock; workbench?: Workbench } = {},
): Promise<LocalStage> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const agent = new Agent({ keepAlive: true, maxSockets: 128 });
  const began = clock.now();
  const pod: Pick<Pod, 'request' | 'dial'> = {
    request: async (_, request) => {
      const atMs = clock.now() - began;
      const ended = await exchange(agent, port, request);
      return { ...ended, atMs, tookMs: clock.now() - began - atMs };
    },
    dial: () => Promise.resolve(connect(port, '127.0.0.1')),
  };
  return {
    pod,
    link: 'front',
    signal: new AbortController().signal,
    kill: () => Promise.reject(new Error('this server is not killed')),
    restart: () => Promise.resolve(undefined),
    workbench,
    wait: (ms) => {
      clock.skip(ms);
      return new Promise((resolve) => setTimeout(resolve, WAITED_MS));
    },
    stop: (open, withinMs) => stopWhileOpen({ pod, stop: (within) => end(server, within) }, open, withinMs),
    close() {
      agent.destroy();
      server.closeAllConnections();
      server.close();
    },
  };
}

function exchange(agent: Agent, port: number, wanted: ProbeRequest): Promise<ProbeOutcome> {
  const { method, target, headers, body, withinMs } = wanted;
  const times = { atMs: 0, tookMs: 0 };
  return new Promise((resolve) => {
    const isBare = body === undefined && !['POST', 'PUT', 'PATCH'].includes(method);
    const lengths = isBare ? [] : ['Content-Length', String(body?.length ?? 0)];
    const request = createRequest({
      agent: headers.some(([name]) => name === 'Connection') ? false : agent,
      port,
      host: '127.0.0.1',
      method,
      path: target,
      headers: ['Host', 'service', ...headers.flat(), ...lengths],
      timeout: withinMs,
    });
    const fail = (): void => resolve({ ...times, failure: 'broken-off' });
    request.on('error', fail);
    request.on('timeout', () => {
      resolve({ ...times, failure: 'no-answer' });
      request.destroy();
    });
    request.on('response', (response) => {
      const chunks: Buffer[] = [];
      const pairs = pairsOf(response.rawHeaders);
      response.on('error', fail);
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        const answer = {
          status: response.statusCode ?? 0,
          headers: pairs,
          body: Buffer.concat(chunks),
          cut: false,
        };
        resolve({ ...times, response: answer });
      });
    });
    request.end(body);
  });
}

const pairsOf = (raw: readonly string[]): (readonly [string, string])[] =>
  raw
    .filter((_, index) => index % 2 === 0)
    .map((name, index) => [name.toLowerCase(), raw[2 * index + 1] ?? '']);

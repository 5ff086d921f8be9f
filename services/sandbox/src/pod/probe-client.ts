import {
  Agent,
  request as createRequest,
  type ClientRequest,
  type ClientRequestArgs,
  type IncomingMessage,
} from 'node:http';
import type { Duplex } from 'node:stream';
import type { ProbeOutcome, ProbeRequest, ProbeResponse } from '@hone/contracts/sandbox';
import { headerPairs } from '../faults/captured-message.js';
import type { FaultClock } from '../faults/fault-clock.js';

/** How much of a response's body is kept; the rest is not read. */
const MAX_BODY_BYTES = 1024 * 1024;
const MAX_HEADER_BYTES = 64 * 1024;
/** A link carries 192 connections from inside and 256 in all. */
const MAX_CONNECTIONS = 128;
/** Services end idle connections, some after two seconds: a request sent at that time would get no response. */
const IDLE_MS = 1_000;

type Failure = Extract<ProbeOutcome, { failure: unknown }>['failure'];

/** Node's socket settings between two requests mean nothing to a stream through a box. */
function asSocket(stream: Duplex): Duplex {
  const same = (): Duplex => stream;
  // Don't reuse a connection that the service has ended.
  stream.allowHalfOpen = false;
  return Object.assign(stream, {
    setKeepAlive: same,
    setNoDelay: same,
    setTimeout: same,
    ref: same,
    unref: same,
  });
}

class LinkAgent extends Agent {
  private readonly dial: (link: string) => Promise<Duplex>;
  private readonly clock: FaultClock;
  /** Cancels the timeout of an idle connection. */
  private readonly waits = new WeakMap<Duplex, () => void>();

  constructor(dial: (link: string) => Promise<Duplex>, clock: FaultClock, keepAlive: boolean) {
    super({ keepAlive, maxSockets: MAX_CONNECTIONS });
    this.dial = dial;
    this.clock = clock;
  }

  override keepSocketAlive(stream: Duplex): boolean {
    const cancel = this.clock.after(IDLE_MS, () => stream.destroy());
    this.waits.set(stream, cancel);
    stream.once('close', cancel);
    return true;
  }

  override reuseSocket(stream: Duplex, request: ClientRequest): void {
    const cancel = this.waits.get(stream);
    if (cancel !== undefined) stream.off('close', cancel);
    cancel?.();
    super.reuseSocket(stream, request);
  }

  override createConnection(
    { host }: ClientRequestArgs,
    callback?: (error: Error | null, stream: Duplex) => void,
  ): undefined {
    this.dial(host ?? '').then(
      (stream) => callback?.(null, asSocket(stream)),
      (error: unknown) => callback?.(error as Error, undefined as unknown as Duplex),
    );
  }
}

function failureOf(error: NodeJS.ErrnoException): Failure {
  if (error.code === 'ECONNREFUSED') return 'refused';
  return error.code?.startsWith('HPE_') === true ? 'no-http' : 'broken-off';
}

const isParting = ({ headers }: ProbeRequest): boolean =>
  headers.some(([name, value]) => name.toLowerCase() === 'connection' && value.toLowerCase() === 'close');

/** Without a length, Node would send an empty body in chunks, which small services do not read. */
function lengthOf(method: string, body: Uint8Array | undefined): string[] {
  if (body === undefined && !['POST', 'PUT', 'PATCH'].includes(method)) return [];
  return ['Content-Length', String(body?.length ?? 0)];
}

/** The HTTP client of a pod's probes. */
export class ProbeClient {
  private readonly agent: LinkAgent;
  /** For requests that end their connection; not every service says so in its response. */
  private readonly partingAgent: LinkAgent;
  private readonly clock: FaultClock;
  private readonly now: () => number;

  /** `now`: milliseconds since the pod was opened. */
  constructor(dial: (link: string) => Promise<Duplex>, clock: FaultClock, now: () => number) {
    this.agent = new LinkAgent(dial, clock, true);
    this.partingAgent = new LinkAgent(dial, clock, false);
    this.clock = clock;
    this.now = now;
  }

  async send(link: string, wanted: ProbeRequest): Promise<ProbeOutcome> {
    const atMs = this.now();
    const ended = await this.exchange(link, wanted);
    const times = { atMs, tookMs: this.now() - atMs };
    return 'status' in ended ? { ...times, response: ended } : { ...times, ...ended };
  }

  close(): void {
    this.agent.destroy();
    this.partingAgent.destroy();
  }

  private exchange(
    link: string,
    wanted: ProbeRequest,
  ): Promise<ProbeResponse | { readonly failure: Failure }> {
    return new Promise((resolve) => {
      const { method, target, headers, body, withinMs } = wanted;
      const request = createRequest({
        agent: isParting(wanted) ? this.partingAgent : this.agent,
        host: link,
        method,
        path: target,
        headers: ['Host', 'service', ...headers.flat(), ...lengthOf(method, body)],
        maxHeaderSize: MAX_HEADER_BYTES,
      });
      const cancel = this.clock.after(withinMs, () => {
        resolve({ failure: 'no-answer' });
        request.destroy();
      });
      const fail = (error: NodeJS.ErrnoException): void => {
        cancel();
        resolve({ failure: failureOf(error) });
      };
      request.on('error', fail);
      request.on('response', (response) => {
        readBody(response).then(({ bytes, cut }) => {
          cancel();
          if (cut) request.destroy();
          resolve({
            status: response.statusCode ?? 0,
            headers: headerPairs(response.rawHeaders),
            body: bytes,
            cut,
          });
        }, fail);
      });
      request.end(body);
    });
  }
}

function readBody(response: IncomingMessage): Promise<{ readonly bytes: Uint8Array; readonly cut: boolean }> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let read = 0;
    response.on('data', (chunk: Buffer) => {
      chunks.push(chunk.subarray(0, MAX_BODY_BYTES - read));
      read += chunk.length;
      if (read > MAX_BODY_BYTES) resolve({ bytes: Buffer.concat(chunks), cut: true });
    });
    response.on('end', () => resolve({ bytes: Buffer.concat(chunks), cut: false }));
    response.on('error', reject);
    response.on('close', () => reject(Object.assign(new Error('broken off'), { code: 'ECONNRESET' })));
  });
}

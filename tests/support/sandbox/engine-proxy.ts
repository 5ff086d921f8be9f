import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { Transform, type Duplex } from 'node:stream';
import { createDeferred, type Deferred } from '../../../services/sandbox/src/protocol/deferred.js';

/**
 * What happens to a request to the engine. `silent`: it never reaches the engine and is never answered. `deaf`: the
 * engine executes it, the answer never arrives. `cut` and `cut-after`: likewise, but the connection ends. `late`: the
 * answer arrives after a while. `refused`: answered with an error, as the engine would.
 */
export type Disturbance =
  | { readonly how: 'silent' | 'deaf' | 'cut' | 'cut-after' }
  | { readonly how: 'late'; readonly ms: number }
  | { readonly how: 'refused'; readonly status: number; readonly message: string };

/** A proxy to the engine that can disturb requests. */
export interface EngineProxy {
  /** As DOCKER_HOST. */
  readonly dockerHost: string;
  /** Disturbs requests that match `METHOD /path` from now on, until `restore`. */
  disturb(fitting: RegExp, how: Disturbance): void;
  /** Passes no byte either way on any connection, old or new: an engine that hangs. */
  freeze(): void;
  /** Resumes everything, and passes on held bytes. */
  restore(): void;
  /** Resolves at the next request that matches. */
  seen(fitting: RegExp): Promise<void>;
  close(): Promise<void>;
}

interface Rule {
  readonly fitting: RegExp;
  readonly how: Disturbance;
}

class Proxy implements EngineProxy {
  dockerHost = '';
  private readonly socketPath: string;
  private readonly server = createServer();
  private readonly sockets = new Set<Duplex>();
  private readonly watchers = new Set<{ fitting: RegExp; notify: () => void }>();
  private rules: Rule[] = [];
  private thawing: Deferred<void> | undefined;

  constructor(dockerHost: string) {
    this.socketPath = new URL(dockerHost).pathname;
    this.server.on('request', (incoming, response) => void this.pass(incoming, response));
    this.server.on('upgrade', (incoming, socket, head) => void this.passUpgrade(incoming, socket, head));
    this.server.on('connection', (socket) => this.keep(socket));
  }

  async listen(): Promise<void> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    this.dockerHost = `tcp://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  disturb(fitting: RegExp, how: Disturbance): void {
    this.rules.push({ fitting, how });
  }

  freeze(): void {
    this.thawing ??= createDeferred<void>();
  }

  restore(): void {
    this.rules = [];
    this.thawing?.resolve();
    this.thawing = undefined;
  }

  seen(fitting: RegExp): Promise<void> {
    return new Promise((resolve) => this.watchers.add({ fitting, notify: resolve }));
  }

  async close(): Promise<void> {
    this.thawing?.resolve();
    for (const socket of this.sockets) socket.destroy();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private keep(socket: Duplex): void {
    this.sockets.add(socket);
    socket.on('close', () => this.sockets.delete(socket));
    socket.on('error', () => socket.destroy());
  }

  /** The disturbance of a request. */
  private judge({ method = '', url = '' }: IncomingMessage): Disturbance | undefined {
    const line = `${method} ${url}`;
    for (const watcher of [...this.watchers].filter(({ fitting }) => fitting.test(line))) {
      this.watchers.delete(watcher);
      watcher.notify();
    }
    return this.rules.find(({ fitting }) => fitting.test(line))?.how;
  }

  private async pass(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const disturbance = this.judge(incoming);
    await this.thawing?.promise;
    if (disturbance?.how === 'silent') return;
    if (disturbance?.how === 'cut') return void incoming.socket.destroy();
    if (disturbance?.how === 'refused') {
      response.writeHead(disturbance.status, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ message: disturbance.message }));
      return;
    }
    const { method, url: path, headers } = incoming;
    const onward = request({ socketPath: this.socketPath, method, path, headers });
    onward.on('error', () => incoming.socket.destroy());
    onward.on('response', (answer) => void this.answer(answer, response, disturbance));
    response.on('close', () => onward.destroy());
    incoming.pipe(onward);
  }

  private async answer(
    answer: IncomingMessage,
    response: ServerResponse,
    disturbance: Disturbance | undefined,
  ): Promise<void> {
    if (disturbance?.how === 'deaf') return void answer.resume();
    if (disturbance?.how === 'cut-after') return void response.socket?.destroy();
    if (disturbance?.how === 'late') await new Promise((resolve) => setTimeout(resolve, disturbance.ms));
    await this.thawing?.promise;
    response.writeHead(answer.statusCode ?? 500, answer.headers);
    response.flushHeaders();
    answer.pipe(this.gate()).pipe(response);
  }

  /** An attach: after its response, the connection is the box's own stream. */
  private async passUpgrade(incoming: IncomingMessage, near: Duplex, head: Buffer): Promise<void> {
    const disturbance = this.judge(incoming);
    await this.thawing?.promise;
    if (disturbance?.how === 'silent') return;
    if (disturbance?.how === 'cut') return void near.destroy();
    if (disturbance?.how === 'refused') {
      const body = JSON.stringify({ message: disturbance.message });
      near.end(
        `HTTP/1.1 ${disturbance.status} Error\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\nconnection: close\r\n\r\n${body}`,
      );
      return;
    }
    const far: Socket = connect(this.socketPath);
    this.keep(far);
    near.on('close', () => far.destroy());
    far.on('close', () => near.destroy());
    const lines = incoming.rawHeaders.reduce(
      (text, part, at) => text + part + (at % 2 === 0 ? ': ' : '\r\n'),
      '',
    );
    // In one piece, as the client wrote it: the engine takes later bytes for the box's.
    far.write(
      Buffer.concat([Buffer.from(`${incoming.method} ${incoming.url} HTTP/1.1\r\n${lines}\r\n`), head]),
    );
    if (disturbance?.how === 'deaf') return;
    if (disturbance?.how === 'cut-after') return void far.once('data', () => far.destroy());
    if (disturbance?.how === 'late') await new Promise((resolve) => setTimeout(resolve, disturbance.ms));
    // Each direction ends separately: the runner sees the end of its requests.
    near.pipe(this.gate()).pipe(far);
    far.pipe(this.gate()).pipe(near);
  }

  /** Holds bytes while everything is frozen. */
  private gate(): Transform {
    return new Transform({
      transform: (chunk, _encoding, done) => {
        if (this.thawing === undefined) done(null, chunk);
        else void this.thawing.promise.then(() => done(null, chunk));
      },
    });
  }
}

/** Opens a proxy in front of an engine with a unix socket. */
export async function openEngineProxy(dockerHost: string): Promise<EngineProxy> {
  const proxy = new Proxy(dockerHost);
  await proxy.listen();
  return proxy;
}

import { createServer, request as createRequest } from 'node:http';
import type { ClientRequest, IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Fault, RequestFault } from '@hone/contracts/sandbox';
import type { FaultClock } from './fault-clock.js';
import type { RecordBook, RequestEntry } from './record-book.js';

export interface HttpRelayOptions {
  readonly link: string;
  readonly clock: FaultClock;
  readonly book: RecordBook;
  readonly faults: () => readonly Fault[];
  /** A number in 0..1 for a purpose of the n-th request. */
  readonly random: (request: number, purpose: string) => number;
  /** A new connection to the other side. */
  readonly connect: () => Promise<Duplex>;
}

/** A request's body that is kept to be delivered twice. */
const MAX_DUPLICATED_BYTES = 1024 * 1024;
const MAX_HEADER_BYTES = 32 * 1024;
/** Between two neighbours only; each side of the relay has its own. */
const HOP_BY_HOP: ReadonlySet<string> = new Set(['connection', 'keep-alive', 'proxy-connection', 'expect']);

const NO_HEAD = { method: '', path: '', rawHeaders: [] };

type Chance<Type extends RequestFault['type']> = Extract<RequestFault, { type: Type }>;

function endToEnd(rawHeaders: readonly string[]): string[] {
  const kept: string[] = [];
  for (let at = 0; at + 1 < rawHeaders.length; at += 2) {
    const [name = '', value = ''] = [rawHeaders[at], rawHeaders[at + 1]];
    if (!HOP_BY_HOP.has(name.toLowerCase())) kept.push(name, value);
  }
  return kept;
}

type Failure = 'refused' | 'server-gone' | 'malformed';

/** The response cannot be had (any more). */
function fail(response: ServerResponse, entry: RequestEntry, end: Failure): void {
  if (!response.destroyed) entry.ended(end);
  response.destroy();
}

function createOnward(request: IncomingMessage, socket: Duplex): ClientRequest {
  return createRequest({
    createConnection: () => socket,
    method: request.method,
    path: request.url,
    headers: endToEnd(request.rawHeaders),
    setHost: false,
  });
}

/** Reports the response, or that none will come. */
function watchOnward(
  onward: ClientRequest,
  onAnswer: (answer: IncomingMessage) => void,
  failed: (end: Failure) => void,
): void {
  let answer: IncomingMessage | undefined;
  onward.on('response', (arrived) => {
    answer = arrived;
    onAnswer(arrived);
  });
  onward.on('error', (error: NodeJS.ErrnoException) => {
    // Data after a complete response is ignored.
    if (answer?.complete !== true)
      failed(error.code?.startsWith('HPE_') === true ? 'malformed' : 'server-gone');
  });
  onward.on('close', () => {
    if (answer === undefined) failed('server-gone');
  });
}

/** Passes on the requests of an `http` link, one connection each, and applies faults to them. */
export class HttpRelay {
  private readonly options: HttpRelayOptions;
  private readonly server: Server;
  private readonly connectionOf = new WeakMap<object, number>();

  constructor(options: HttpRelayOptions) {
    this.options = options;
    this.server = createServer({ maxHeaderSize: MAX_HEADER_BYTES }, (request, response) =>
      this.take(request, response),
    );
    this.server.on('clientError', (_error, socket) => this.refuseMalformed(socket));
    // A tunnel carries no requests that could be recorded one by one.
    this.server.on('upgrade', (_request, socket) => socket.end('HTTP/1.1 501 Not Implemented\r\n\r\n'));
    this.server.on('connect', (_request, socket) => socket.end('HTTP/1.1 501 Not Implemented\r\n\r\n'));
  }

  /** Serves a client's connection. */
  accept(socket: Duplex, connection: number): void {
    this.connectionOf.set(socket, connection);
    this.server.emit('connection', socket);
  }

  private refuseMalformed(socket: Duplex): void {
    const connection = this.connectionOf.get(socket) ?? 0;
    if (socket.writable) {
      this.options.book.openRequest(this.options.link, connection, NO_HEAD).ended('malformed');
      socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
    } else socket.destroy();
  }

  private take(request: IncomingMessage, response: ServerResponse): void {
    const connection = this.connectionOf.get(request.socket) ?? 0;
    const { method = '', url: path = '', rawHeaders } = request;
    const entry = this.options.book.openRequest(this.options.link, connection, { method, path, rawHeaders });
    request.on('error', () => undefined);
    response.on('close', () => entry.ended(response.writableFinished ? 'answered' : 'client-gone'));
    const status = this.chosen('status', entry);
    if (status !== undefined) this.answerInstead(request, response, status, entry);
    else if (this.chosen('duplicate', entry) !== undefined) this.duplicate(request, response, entry);
    else {
      this.forward(request, response, entry, (onward) => {
        request.on('data', (chunk: Buffer) => entry.sent(chunk));
        request.pipe(onward);
      });
    }
  }

  /** The first fault of a type whose chance has come. */
  private chosen<Type extends RequestFault['type']>(
    type: Type,
    entry: RequestEntry,
  ): Chance<Type> | undefined {
    const fitting = this.options.faults().filter((fault): fault is Chance<Type> => fault.type === type);
    const found = fitting.find(
      (fault, index) => this.options.random(entry.number, `${type} ${index}`) < fault.probability,
    );
    if (found !== undefined) entry.met(type);
    return found;
  }

  private answerInstead(
    request: IncomingMessage,
    response: ServerResponse,
    { status, retryAfterSeconds }: Chance<'status'>,
    entry: RequestEntry,
  ): void {
    const retry = retryAfterSeconds === undefined ? {} : { 'Retry-After': String(retryAfterSeconds) };
    const headers = { 'Content-Length': '0', ...retry };
    // The body is read first, so that the record has it.
    request.on('data', (chunk: Buffer) => entry.sent(chunk));
    request.on('end', () => {
      entry.answering(status, Object.entries(headers).flat());
      response.writeHead(status, headers).end();
    });
  }

  private duplicate(request: IncomingMessage, response: ServerResponse, entry: RequestEntry): void {
    const parts: Buffer[] = [];
    let bytes = 0;
    request.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes <= MAX_DUPLICATED_BYTES) parts.push(chunk);
      else response.destroy();
    });
    request.on('end', () => {
      if (bytes > MAX_DUPLICATED_BYTES) return;
      const body = Buffer.concat(parts);
      entry.sent(body);
      const give = (onward: ClientRequest) => void onward.end(body);
      this.send(request, response, entry, give, (first) => {
        // The first response is discarded.
        first.on('error', () => undefined);
        first.on('close', () => this.forward(request, response, entry, give));
        first.resume();
      });
    });
  }

  private forward(
    request: IncomingMessage,
    response: ServerResponse,
    entry: RequestEntry,
    give: (onward: ClientRequest) => void,
  ): void {
    this.send(request, response, entry, give, (answer) => this.passBack(answer, response, entry));
  }

  private send(
    request: IncomingMessage,
    response: ServerResponse,
    entry: RequestEntry,
    give: (onward: ClientRequest) => void,
    onAnswer: (answer: IncomingMessage) => void,
  ): void {
    const failed = (end: Failure) => fail(response, entry, end);
    this.options
      .connect()
      .then(
        (socket) => {
          if (response.destroyed || socket.destroyed) {
            socket.destroy();
            failed('server-gone');
            return;
          }
          const onward = createOnward(request, socket);
          entry.delivered();
          response.on('close', () => onward.destroy());
          watchOnward(onward, onAnswer, failed);
          give(onward);
        },
        () => failed('refused'),
      )
      // One parser may accept what the other rejects.
      .catch(() => failed('malformed'));
  }

  private passBack(answer: IncomingMessage, response: ServerResponse, entry: RequestEntry): void {
    const status = answer.statusCode ?? 0;
    answer.on('error', () => fail(response, entry, 'server-gone'));
    try {
      response.writeHead(status, answer.statusMessage, endToEnd(answer.rawHeaders));
    } catch {
      // A status or a text that no server of ours would send.
      fail(response, entry, 'malformed');
      return;
    }
    entry.answering(status, answer.rawHeaders);
    answer.on('data', (chunk: Buffer) => entry.received(chunk));
    const delay = this.chosen('delayed-body', entry);
    answer.pause();
    if (delay === undefined) answer.pipe(response);
    else {
      response.flushHeaders();
      this.options.clock.after(delay.ms, () => answer.pipe(response));
    }
  }
}

import { randomBytes } from 'node:crypto';
import type { BoxListener } from '@hone/contracts/sandbox';
import { parseAnswer, type Answer, type BoxStats } from './answers.js';
import { BoxStream } from './box-stream.js';
import { createDeferred } from './deferred.js';
import {
  acceptedConnection,
  awaitConnection,
  awaitListener,
  awaitOk,
  awaitProgram,
  awaitRun,
  awaitStats,
  type Exchange,
  type ProgramListener,
  type RunReport,
} from './exchanges.js';
import type { FieldWriter } from './fields.js';
import { encodeFrame, FrameReader, type Frame } from './frame-codec.js';
import { NONCE_BYTES, PROTOCOL_VERSION, REQUEST, type RequestType } from './numbers.js';
import { ProtocolError } from './protocol-error.js';
import * as requests from './requests.js';

/** The connection to a runner, over any transport. */
export interface RunnerLink {
  /** Writes the chunks in order; calls back when they are on their way. */
  write(chunks: readonly Uint8Array[], done?: (error?: Error | null) => void): void;
}

/** A program that runs alongside others in the box. */
export interface StartedProgram {
  readonly pid: number;
  write(data: Uint8Array, done?: (error?: Error | null) => void): void;
  end(): void;
  signal(number: number): void;
  /** Lets the program send this many more bytes of output. */
  credit(bytes: number): void;
}

/** A run that is in progress or waits its turn in the box. */
export interface RunningProgram {
  readonly report: Promise<RunReport>;
  abort(): void;
}

/** A PUT above this size is sent in pieces. */
const PUT_PIECE_BYTES = 4 * 1024 * 1024;
const SIGNAL = { kill: 9, terminate: 15, continue: 18, stop: 19 } as const;

/** Our side of the conversation with a runner: requests out, answers matched to them. Knows no engine. */
export class RunnerSession {
  private readonly link: RunnerLink;
  private readonly reader = new FrameReader();
  private readonly exchanges = new Map<number, Exchange>();
  private readonly greeting = createDeferred<void>();
  private greeted = false;
  private ended: Error | undefined;
  private nextId = 1;
  private nonce = 0;

  constructor(link: RunnerLink) {
    this.link = link;
  }

  /** The runner has booted. Rejects when the box ends earlier. */
  get ready(): Promise<void> {
    return this.greeting.promise;
  }

  /** Takes what the runner wrote. Throws ProtocolError, after which the session is unusable. */
  receive(chunk: Buffer): void {
    if (this.ended !== undefined) return;
    try {
      this.reader.push(chunk, (frame) => this.dispatch(frame));
    } catch (error) {
      this.end(error instanceof Error ? error : new ProtocolError(String(error)));
      throw error;
    }
  }

  /** The box is gone: fails everything that waits. */
  end(error: Error): void {
    if (this.ended !== undefined) return;
    this.ended = error;
    this.greeting.reject(error);
    const waiting = [...this.exchanges.values()];
    this.exchanges.clear();
    for (const exchange of waiting) exchange.fail(error);
  }

  /** Begins the session: programs will run as `uid`, services as `uid + 1`. */
  async open(uid: number, gid: number): Promise<void> {
    const nonce = randomBytes(NONCE_BYTES);
    const opened = this.askOk(REQUEST.open, requests.openFields(nonce, uid, gid));
    // The answer has the nonce already.
    this.nonce = nonce.readUInt32LE(0);
    this.reader.nonce = this.nonce;
    await opened;
  }

  async put(order: requests.PutOrder): Promise<void> {
    const pieces = [...requests.putPieces(order, PUT_PIECE_BYTES)];
    await Promise.all(pieces.map((fields) => this.askOk(REQUEST.put, fields)));
  }

  run(order: requests.RunOrder): RunningProgram {
    const { promise, resolve, reject } = createDeferred<RunReport>();
    const id = this.send(REQUEST.run, requests.runFields(order), awaitRun(order, { resolve, reject }));
    const lower = (cpuMs: number) => this.notify(REQUEST.limit, id, requests.limitFields(cpuMs));
    // Code that awaits that number handles its failure; the run keeps its limit.
    order.lowerCpuMs?.then(lower, () => undefined);
    return {
      report: promise,
      abort: () => this.notify(REQUEST.signal, id, requests.signalFields(SIGNAL.kill)),
    };
  }

  async start(order: requests.StartOrder, listener: ProgramListener): Promise<StartedProgram> {
    const { promise, resolve, reject } = createDeferred<number>();
    const id = this.send(
      REQUEST.start,
      requests.startFields(order),
      awaitProgram(listener, { resolve, reject }),
    );
    const pid = await promise;
    return {
      pid,
      write: (data, done) => this.notify(REQUEST.write, id, requests.writeFields(data), done),
      end: () => this.notify(REQUEST.write, id, requests.endFields()),
      signal: (number) => this.notify(REQUEST.signal, id, requests.signalFields(number)),
      credit: (bytes) => this.notify(REQUEST.credit, id, requests.creditFields(bytes)),
    };
  }

  /** Rejects with RunnerRefusal when nothing listens there; the runner does not retry. */
  connect(target: requests.ConnectTarget): Promise<BoxStream> {
    const { promise, resolve, reject } = createDeferred<BoxStream>();
    const stream = this.createStream(() => id);
    const exchange = awaitConnection(stream, { resolve, reject });
    const id = this.send(REQUEST.connect, requests.connectFields(target), exchange);
    return promise;
  }

  /** Listens on a loopback port of the box. Rejects with RunnerRefusal when a program already has the port. */
  async listen(port: number, onConnection: (stream: BoxStream) => void): Promise<BoxListener> {
    const { promise, resolve, reject } = createDeferred<void>();
    const accept = (connection: number) => {
      if (this.exchanges.has(connection))
        throw new ProtocolError(`connection ${connection} is there already`);
      const stream = this.createStream(() => connection);
      this.exchanges.set(connection, acceptedConnection(stream));
      onConnection(stream);
    };
    const exchange = awaitListener(accept, { resolve, reject });
    const id = this.send(REQUEST.listen, requests.listenFields(port), exchange);
    const signal = (number: number) => this.notify(REQUEST.signal, id, requests.signalFields(number));
    await promise;
    return {
      refuse: () => signal(SIGNAL.stop),
      accept: () => signal(SIGNAL.continue),
      close: () => signal(SIGNAL.terminate),
    };
  }

  /** Stops every process in the box. The runner goes on. */
  pause(): Promise<void> {
    return this.askOk(REQUEST.pause, requests.noFields());
  }

  resume(): Promise<void> {
    return this.askOk(REQUEST.resume, requests.noFields());
  }

  wipe(): Promise<void> {
    return this.askOk(REQUEST.wipe, requests.noFields());
  }

  stat(): Promise<BoxStats> {
    const { promise, resolve, reject } = createDeferred<BoxStats>();
    this.send(REQUEST.stat, requests.noFields(), awaitStats({ resolve, reject }));
    return promise;
  }

  private createStream(id: () => number): BoxStream {
    const signal = (number: number) => this.notify(REQUEST.signal, id(), requests.signalFields(number));
    return new BoxStream({
      write: (data, done) => this.notify(REQUEST.write, id(), requests.writeFields(data), done),
      end: () => this.notify(REQUEST.write, id(), requests.endFields()),
      credit: (bytes) => this.notify(REQUEST.credit, id(), requests.creditFields(bytes)),
      close: () => signal(SIGNAL.terminate),
      break: () => signal(SIGNAL.kill),
    });
  }

  private askOk(type: RequestType, fields: FieldWriter): Promise<void> {
    const { promise, resolve, reject } = createDeferred<void>();
    this.send(type, fields, awaitOk({ resolve, reject }));
    return promise;
  }

  private send(type: RequestType, fields: FieldWriter, exchange: Exchange): number {
    const id = this.nextId++;
    if (this.ended !== undefined) {
      exchange.fail(this.ended);
      return id;
    }
    this.exchanges.set(id, exchange);
    this.link.write(encodeFrame(type, id, this.nonce, fields));
    return id;
  }

  /** Sends a request that has no answer. */
  private notify(
    type: RequestType,
    id: number,
    fields: FieldWriter,
    done?: (error?: Error | null) => void,
  ): void {
    if (this.ended !== undefined) done?.(this.ended);
    else this.link.write(encodeFrame(type, id, this.nonce, fields), done);
  }

  private dispatch(frame: Frame): void {
    const answer = parseAnswer(frame);
    if (frame.id === 0) {
      this.greet(answer);
      return;
    }
    const exchange = this.exchanges.get(frame.id);
    if (exchange === undefined)
      throw new ProtocolError(`an answer to request ${frame.id}, which is not open`);
    if (exchange.take(answer)) this.exchanges.delete(frame.id);
  }

  private greet(answer: Answer): void {
    if (answer.type === 'error') throw new ProtocolError(`the runner gave up: ${answer.message}`);
    if (answer.type !== 'hello' || this.greeted) throw new ProtocolError(`${answer.type} without a request`);
    if (answer.protocolVersion !== PROTOCOL_VERSION) {
      throw new ProtocolError(`the runner speaks version ${answer.protocolVersion}`);
    }
    this.greeted = true;
    this.greeting.resolve();
  }
}

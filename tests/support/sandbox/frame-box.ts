import { parseAnswer, type Answer } from '../../../services/sandbox/src/protocol/answers.js';
import { EngineDemultiplexer } from '../../../services/sandbox/src/protocol/engine-demultiplexer.js';
import { FieldWriter } from '../../../services/sandbox/src/protocol/fields.js';
import { FrameReader } from '../../../services/sandbox/src/protocol/frame-codec.js';
import { REQUEST } from '../../../services/sandbox/src/protocol/numbers.js';
import { openFields } from '../../../services/sandbox/src/protocol/requests.js';
import { createRunnerContainer, RUNNER_UID, type RunnerBoxOptions } from './runner-box.js';

export interface ReceivedAnswer {
  readonly id: number;
  readonly answer: Answer;
}

/** Possible faults of a frame's header. */
export interface HeaderFault {
  readonly version?: number;
  readonly flags?: number;
  readonly length?: number;
  readonly nonce?: number;
}

/** The nonce of every session here, and its first four bytes as a number. */
export const NONCE = Buffer.from('0123456789abcdef');
const NONCE_NUMBER = NONCE.readUInt32LE(0);

const NOTHING = new FieldWriter();

/** A frame as bytes, valid unless a fault is named. */
export function frameBytes(
  type: number,
  id: number,
  nonce: number,
  fields: FieldWriter = NOTHING,
  fault: HeaderFault = {},
): Buffer {
  const header = Buffer.alloc(16);
  header.writeUInt8(fault.version ?? 1, 0);
  header.writeUInt8(type, 1);
  header.writeUInt16LE(fault.flags ?? 0, 2);
  header.writeUInt32LE(id, 4);
  header.writeUInt32LE(fault.length ?? fields.byteLength, 8);
  header.writeUInt32LE(fault.nonce ?? nonce, 12);
  return Buffer.concat([header, ...fields.chunks]);
}

/** A live runner with direct access for a test: bytes go in, frames come out. */
export class FrameBox {
  readonly id: string;
  readonly exitCode: Promise<number>;
  private readonly stream: NodeJS.ReadWriteStream & { destroy(): void };
  private readonly removeContainer: () => Promise<void>;
  private readonly reader = new FrameReader();
  private readonly received: ReceivedAnswer[] = [];
  private readonly waiting: ((received: ReceivedAnswer | undefined) => void)[] = [];
  private nonce = 0;
  private ended = false;

  private constructor(
    id: string,
    exitCode: Promise<number>,
    stream: NodeJS.ReadWriteStream & { destroy(): void },
    removeContainer: () => Promise<void>,
  ) {
    this.id = id;
    this.exitCode = exitCode;
    this.stream = stream;
    this.removeContainer = removeContainer;
    const demultiplexer = new EngineDemultiplexer({
      onStdout: (chunk) => this.reader.push(chunk, (frame) => this.receive(frame.id, parseAnswer(frame))),
      onStderr: () => undefined,
    });
    stream.on('data', (chunk: Buffer) => demultiplexer.push(chunk));
    stream.on('error', () => this.end());
    stream.on('end', () => this.end());
    stream.on('close', () => this.end());
  }

  /** A box whose runner has booted and received nothing yet. */
  static async boot(options: RunnerBoxOptions = {}): Promise<FrameBox> {
    const { container, exitCode } = await createRunnerContainer(options);
    const stream = await container.attach();
    const box = new FrameBox(container.id, exitCode, stream, () => container.remove());
    await container.start();
    return box;
  }

  /** A box with an open session; its hello and its OK are consumed. */
  static async opened(options: RunnerBoxOptions = {}): Promise<FrameBox> {
    const box = await FrameBox.boot(options);
    await box.next();
    box.open();
    const { answer } = await box.next();
    if (answer.type !== 'ok') throw new Error(`OPEN was answered by ${answer.type}`);
    return box;
  }

  /** Sends OPEN as request 1. */
  open(): void {
    this.send(REQUEST.open, 1, openFields(NONCE, RUNNER_UID, RUNNER_UID));
    this.expectNonce(NONCE_NUMBER);
  }

  /** From now on frames carry this nonce, both ways. */
  expectNonce(nonce: number): void {
    this.nonce = nonce;
    this.reader.nonce = nonce;
  }

  send(type: number, id: number, fields?: FieldWriter, fault?: HeaderFault): void {
    this.sendBytes(frameBytes(type, id, this.nonce, fields, fault));
  }

  sendBytes(bytes: Uint8Array): void {
    this.stream.write(bytes);
  }

  /** Sends bytes one by one, each only after the previous one was written. */
  async sendSlowly(bytes: Uint8Array): Promise<void> {
    for (const byte of bytes) {
      await new Promise<void>((resolve) => this.stream.write(Buffer.of(byte), () => resolve()));
    }
  }

  /** The next answer in order of arrival. Rejects when the box has ended before. */
  async next(): Promise<ReceivedAnswer> {
    const received = this.received.shift();
    if (received !== undefined) return received;
    const later = this.ended
      ? undefined
      : await new Promise<ReceivedAnswer | undefined>((resolve) => this.waiting.push(resolve));
    if (later === undefined) throw new Error('the box has ended');
    return later;
  }

  /** Ends the requests; answers may still arrive. */
  hangUp(): void {
    this.stream.end();
  }

  /** Ends the conversation at once, as a dying worker does. */
  drop(): void {
    this.stream.destroy();
  }

  async close(): Promise<void> {
    this.drop();
    await this.removeContainer();
  }

  private receive(id: number, answer: Answer): void {
    const wanted = this.waiting.shift();
    if (wanted === undefined) this.received.push({ id, answer });
    else wanted({ id, answer });
  }

  private end(): void {
    this.ended = true;
    for (const wanted of this.waiting.splice(0)) wanted(undefined);
  }
}

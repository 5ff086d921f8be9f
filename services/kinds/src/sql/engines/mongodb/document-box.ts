import type { Duplex } from 'node:stream';
import type { Box } from '@hone/contracts/sandbox';
import { awaitComeback } from '../../server/comeback.js';

/**
 * Where the program of a `mongodb` box, which holds documents and answers commands, is reached. Frames go both ways: four
 * bytes of length, the highest first, then so many bytes of JSON.
 */
const MONGODB_SOCKET = { path: '/work/documents.sock' } as const;
/** Answers are capped where they are made; whatever is more than this is none. */
const MOST_BYTES = 24 * 1024 * 1024;
const HEADER = 4;

/** The program of a box with documents ended, or spoke no language of ours. */
export class BoxSilent extends Error {
  override readonly name = 'BoxSilent';
}

/** A way to send commands, one after the other. */
export interface DocumentConnection {
  /** Rejects with `BoxSilent` when no answer comes any more. */
  ask(command: object): Promise<unknown>;
  close(): void;
}

/** Opens a way into a box. Rejects when the platform failed. */
export async function connectDocuments(box: Pick<Box, 'connect'>): Promise<DocumentConnection> {
  return new FramedConnection(await box.connect(MONGODB_SOCKET));
}

/**
 * After a program fell silent: one that comes back ran out of memory, one that stays away means that the box is gone,
 * which is thrown.
 */
export function awaitDocuments(box: Pick<Box, 'connect'>, now: () => number): Promise<void> {
  return awaitComeback(async () => {
    const again = await connectDocuments(box);
    await again.ask({ op: 'ping' });
    again.close();
  }, now);
}

class FramedConnection implements DocumentConnection {
  readonly #stream: Duplex;
  #held: Buffer[] = [];
  #size = 0;
  #waiting: { resolve: (value: unknown) => void; reject: (error: Error) => void } | undefined;
  #ended = false;

  constructor(stream: Duplex) {
    this.#stream = stream;
    stream.on('data', (bytes: Buffer) => this.#take(bytes));
    const end = (): void => this.#end();
    stream.on('error', end).on('end', end).on('close', end);
  }

  ask(command: object): Promise<unknown> {
    if (this.#ended) return Promise.reject(new BoxSilent('the program has ended'));
    if (this.#waiting !== undefined) return Promise.reject(new Error('one command after the other'));
    const body = Buffer.from(JSON.stringify(command));
    const head = Buffer.alloc(HEADER);
    head.writeUInt32BE(body.length, 0);
    return new Promise((resolve, reject) => {
      this.#waiting = { resolve, reject };
      this.#stream.write(Buffer.concat([head, body]));
    });
  }

  close(): void {
    this.#stream.destroy();
    this.#end();
  }

  #take(bytes: Buffer): void {
    this.#held.push(bytes);
    this.#size += bytes.length;
    if (this.#size > MOST_BYTES) {
      this.close();
      return;
    }
    if (this.#size < HEADER) return;
    const [first] = this.#held;
    const head = first !== undefined && first.length >= HEADER ? first : Buffer.concat(this.#held);
    if (this.#size < HEADER + head.readUInt32BE(0)) return;
    const whole = Buffer.concat(this.#held);
    this.#held = [];
    this.#size = 0;
    this.#answer(whole.toString('utf8', HEADER));
  }

  #answer(text: string): void {
    const waiting = this.#waiting;
    this.#waiting = undefined;
    try {
      waiting?.resolve(JSON.parse(text));
    } catch {
      waiting?.reject(new BoxSilent('the program answered something that is no JSON'));
    }
  }

  #end(): void {
    this.#ended = true;
    this.#waiting?.reject(new BoxSilent('the program has ended'));
    this.#waiting = undefined;
  }
}

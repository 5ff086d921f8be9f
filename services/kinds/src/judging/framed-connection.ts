import type { Duplex } from 'node:stream';

/** Answers are capped where they are made; anything larger is invalid. */
const MOST_BYTES = 24 * 1024 * 1024;
const HEADER = 4;

/** A program in a box ended or broke the protocol. */
export class BoxSilent extends Error {
  override readonly name = 'BoxSilent';
}

/** Frames of JSON on a stream, one command and its answer after the other: four bytes of length, then the text. */
export class FramedConnection {
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

  /** Rejects with `BoxSilent` when no answer comes any more. */
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

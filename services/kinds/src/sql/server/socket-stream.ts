import { Duplex } from 'node:stream';

/** More arrived on a connection than it was allowed. */
export class AllowanceExceeded extends Error {
  override readonly name = 'AllowanceExceeded';
}

/**
 * Gives a byte stream into a box the face of a socket, which the database driver expects, and counts what arrives.
 * The driver collects a row until it is whole, and a row may be as large as the server likes: so the connection is
 * cut when more than the allowance arrives, whatever it was.
 */
export class SocketStream extends Duplex {
  readonly #inner: Duplex;
  #allowance = Number.POSITIVE_INFINITY;

  constructor(inner: Duplex) {
    super();
    this.#inner = inner;
    inner.on('data', (chunk: Buffer) => this.#receive(chunk));
    inner.once('end', () => this.push(null));
    inner.once('error', (error: Error) => this.destroy(error));
    inner.once('close', () => this.destroy());
  }

  /** Sets how many bytes may still arrive. */
  allow(bytes: number): void {
    this.#allowance = bytes;
  }

  /** The stream is connected already; the driver is told so as soon as it listens. */
  connect(): this {
    queueMicrotask(() => this.emit('connect'));
    return this;
  }

  setNoDelay(): this {
    return this;
  }

  setKeepAlive(): this {
    return this;
  }

  ref(): this {
    return this;
  }

  unref(): this {
    return this;
  }

  override _read(): void {
    this.#inner.resume();
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: (error?: Error | null) => void): void {
    this.#inner.write(chunk, done);
  }

  override _final(done: (error?: Error | null) => void): void {
    this.#inner.end(done);
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    this.#inner.destroy();
    done(error);
  }

  #receive(chunk: Buffer): void {
    this.#allowance -= chunk.length;
    if (this.#allowance < 0)
      this.destroy(new AllowanceExceeded('more arrived than the connection may bring'));
    else if (!this.push(chunk)) this.#inner.pause();
  }
}

import { Duplex } from 'node:stream';
import { CREDIT_STEP_BYTES } from './numbers.js';
import { resetError } from './reset-error.js';
import { WriteWindow } from './write-window.js';

/** How a stream reaches the box. `write` calls back when the link has accepted the bytes. */
export interface StreamPort {
  write(data: Uint8Array, done: (error?: Error | null) => void): void;
  end(): void;
  credit(bytes: number): void;
  close(): void;
  /** Closes it so that the other side sees a reset. */
  break(): void;
}

/**
 * A connection into the box, already established. Has what database drivers and HTTP need of a
 * socket (`connect`, `setNoDelay`, `setTimeout`, `ref`, ...), so that it can replace one. Ends its own half
 * with the other side's, as sockets do, unless `allowHalfOpen` is set to true.
 */
export class BoxStream extends Duplex {
  private readonly port: StreamPort;
  private readonly window: WriteWindow;
  private unacknowledged = 0;
  /** The other side sends no more. */
  private readEnded = false;
  /** The connection is over in the box. */
  private gone = false;
  private broken = false;

  constructor(port: StreamPort) {
    super({ allowHalfOpen: false });
    this.port = port;
    this.window = new WriteWindow((piece, done) => port.write(piece, done));
    // A connection may be broken off before its user has it: that must not end the process.
    this.on('error', () => undefined);
  }

  /** Accepts data from the box. */
  receive(data: Buffer): void {
    if (this.destroyed) return;
    this.unacknowledged += data.length;
    this.push(data);
  }

  /** This many written bytes have reached the socket in the box. */
  taken(bytes: number): void {
    this.window.taken(bytes);
  }

  /** The other side sends no more. */
  finishReading(): void {
    if (this.readEnded) return;
    this.readEnded = true;
    this.push(null);
  }

  /** The connection is over; nothing can be sent any more. Earlier data may still be read. */
  finish(reset: boolean): void {
    this.gone = true;
    const close = () => this.destroy(reset || !this.writableFinished ? resetError() : undefined);
    this.finishReading();
    if (reset || this.readableEnded) close();
    else if (!this.writableFinished) this.once('end', close);
  }

  /** The box is gone. */
  abandon(error: Error): void {
    this.gone = true;
    this.destroy(error);
  }

  /** Ends it at once; the other side sees a reset. */
  resetAndDestroy(): this {
    this.broken = true;
    return this.destroy();
  }

  /** A socket's connect; this one is connected already and only emits the event. */
  connect(): this {
    process.nextTick(() => this.emit('connect'));
    return this;
  }

  setNoDelay(): this {
    return this;
  }

  setKeepAlive(): this {
    return this;
  }

  setTimeout(): this {
    return this;
  }

  ref(): this {
    return this;
  }

  unref(): this {
    return this;
  }

  override _read(): void {
    if (this.gone || this.unacknowledged < CREDIT_STEP_BYTES) return;
    this.port.credit(this.unacknowledged);
    this.unacknowledged = 0;
  }

  override _write(data: Buffer, _encoding: BufferEncoding, done: (error?: Error | null) => void): void {
    // A writer without a reader waits until it learns that: an endless source must not run freely.
    if (!this.gone) this.window.write(data, done);
  }

  /** Data written at once, or while the link was busy, goes together: each piece has a cost at every hop. */
  override _writev(
    waiting: readonly { readonly chunk: Buffer }[],
    done: (error?: Error | null) => void,
  ): void {
    if (!this.gone) this.window.write(Buffer.concat(waiting.map(({ chunk }) => chunk)), done);
  }

  override _final(done: (error?: Error | null) => void): void {
    if (!this.gone) this.port.end();
    done();
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    // If both halves have ended, the box ends the connection: the last bytes may still be on their way.
    const ending = this.readEnded && this.writableFinished && !this.broken;
    if (!this.gone && this.broken) this.port.break();
    else if (!this.gone && !ending) this.port.close();
    this.gone = true;
    done(error);
  }
}

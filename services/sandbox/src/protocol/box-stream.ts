import { Duplex } from 'node:stream';
import { CREDIT_WINDOW_BYTES } from './numbers.js';

/** How a stream reaches the box. `write` calls back when the link has taken the bytes. */
export interface StreamPort {
  write(data: Uint8Array, done: (error?: Error | null) => void): void;
  end(): void;
  credit(bytes: number): void;
  close(): void;
}

/** Acknowledge in pieces: one frame per read would cost more than it saves. */
const CREDIT_STEP_BYTES = CREDIT_WINDOW_BYTES / 8;
const WRITE_PIECE_BYTES = 1024 * 1024;

/**
 * A connection to something in the box, already established. Has what database drivers want of a socket
 * (`connect`, `setNoDelay`, `setKeepAlive`, `ref`, `unref`), so that it can stand in for one.
 */
export class BoxStream extends Duplex {
  private readonly port: StreamPort;
  private unacknowledged = 0;
  private gone = false;

  constructor(port: StreamPort) {
    super({ allowHalfOpen: false });
    this.port = port;
  }

  /** Takes what came from the box. */
  receive(data: Buffer): void {
    if (this.destroyed) return;
    this.unacknowledged += data.length;
    this.push(data);
  }

  /** The other side has closed; nothing may be sent to it any more. */
  finishReading(): void {
    this.gone = true;
    this.push(null);
  }

  /** The box is gone. */
  abandon(error: Error): void {
    this.gone = true;
    this.destroy(error);
  }

  /** A socket's way to begin; this one is connected already and only says so. */
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
    if (this.gone) {
      done();
      return;
    }
    const rest = data.subarray(WRITE_PIECE_BYTES);
    this.port.write(
      data.subarray(0, WRITE_PIECE_BYTES),
      rest.length === 0 ? done : (error) => (error ? done(error) : this._write(rest, 'binary', done)),
    );
  }

  override _final(done: (error?: Error | null) => void): void {
    if (!this.gone) this.port.end();
    done();
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    if (!this.gone) this.port.close();
    this.gone = true;
    done(error);
  }
}

import { WRITE_WINDOW_BYTES } from './numbers.js';

type Done = (error?: Error | null) => void;

/**
 * Keeps data on its way to one reader in the box within the window: a reader that does not read stops its
 * writer here, not in the runner's memory.
 */
export class WriteWindow {
  private readonly send: (piece: Uint8Array, done: Done) => void;
  private room = WRITE_WINDOW_BYTES;
  private waiting: { readonly data: Uint8Array; readonly done: Done } | undefined;

  constructor(send: (piece: Uint8Array, done: Done) => void) {
    this.send = send;
  }

  /** Sends all data, piece by piece as there is room; one call at a time. */
  write(data: Uint8Array, done: Done): void {
    if (this.room <= 0) {
      this.waiting = { data, done };
      return;
    }
    const piece = data.subarray(0, this.room);
    const rest = data.subarray(piece.byteLength);
    this.room -= piece.byteLength;
    this.send(piece, (error) => {
      if (error) done(error);
      else if (rest.byteLength === 0) done();
      else this.write(rest, done);
    });
  }

  /** There is room for this many more bytes. */
  taken(bytes: number): void {
    this.room = Math.min(WRITE_WINDOW_BYTES, this.room + bytes);
    const { waiting } = this;
    this.waiting = undefined;
    if (waiting !== undefined) this.write(waiting.data, waiting.done);
  }
}

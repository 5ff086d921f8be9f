import { ProtocolError } from './protocol-error.js';

const HEADER_BYTES = 8;
const STDOUT = 1;
const STDERR = 2;

export interface EngineStreams {
  readonly onStdout: (chunk: Buffer) => void;
  readonly onStderr: (chunk: Buffer) => void;
}

/**
 * Undoes the engine's multiplexing of an attached container: an 8-byte header (stream number, three zeros, length
 * as a big-endian 32-bit number) before each piece of output. Header and pieces may be split anywhere. Pieces are
 * passed on as they come.
 */
export class EngineDemultiplexer {
  private readonly header = Buffer.alloc(HEADER_BYTES);
  private headerFilled = 0;
  private left = 0;
  private deliver: ((chunk: Buffer) => void) | undefined;
  private readonly streams: EngineStreams;

  constructor(streams: EngineStreams) {
    this.streams = streams;
  }

  push(chunk: Buffer): void {
    let at = 0;
    while (at < chunk.length) {
      if (this.left === 0) {
        at += this.fillHeader(chunk, at);
      } else {
        const end = Math.min(chunk.length, at + this.left);
        this.left -= end - at;
        this.deliver?.(chunk.subarray(at, end));
        at = end;
      }
    }
  }

  private fillHeader(chunk: Buffer, at: number): number {
    const taken = chunk.copy(this.header, this.headerFilled, at, at + HEADER_BYTES - this.headerFilled);
    this.headerFilled += taken;
    if (this.headerFilled < HEADER_BYTES) return taken;
    this.headerFilled = 0;
    const stream = this.header.readUInt8(0);
    if (stream !== STDOUT && stream !== STDERR) throw new ProtocolError(`the engine sent stream ${stream}`);
    this.deliver = stream === STDOUT ? this.streams.onStdout : this.streams.onStderr;
    this.left = this.header.readUInt32BE(4);
    return taken;
  }
}

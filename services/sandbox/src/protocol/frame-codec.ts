import type { FieldWriter } from './fields.js';
import { HEADER_BYTES, MAX_FRAME_BYTES, PROTOCOL_VERSION } from './numbers.js';
import { ProtocolError } from './protocol-error.js';

/** A whole frame as it arrived. */
export interface Frame {
  readonly type: number;
  readonly id: number;
  readonly payload: Buffer;
}

/** The chunks of one frame, header first, to be written in this order. */
export function encodeFrame(type: number, id: number, nonce: number, fields: FieldWriter): Uint8Array[] {
  if (fields.byteLength > MAX_FRAME_BYTES)
    throw new RangeError(`a frame of ${fields.byteLength} bytes is too long`);
  const header = Buffer.allocUnsafe(HEADER_BYTES);
  header.writeUInt8(PROTOCOL_VERSION, 0);
  header.writeUInt8(type, 1);
  header.writeUInt16LE(0, 2);
  header.writeUInt32LE(id, 4);
  header.writeUInt32LE(fields.byteLength, 8);
  header.writeUInt32LE(nonce, 12);
  return [header, ...fields.chunks];
}

interface Header {
  readonly type: number;
  readonly id: number;
  readonly length: number;
}

/** Splits a byte stream into frames. Chunks may be split anywhere; they are collected, not concatenated each time. */
export class FrameReader {
  /** First four bytes of the session's nonce; 0 until the session is open. */
  nonce = 0;
  private readonly chunks: Buffer[] = [];
  private available = 0;
  private header: Header | undefined;

  /** Takes a chunk and emits the frames that it completes. Throws ProtocolError. */
  push(chunk: Buffer, onFrame: (frame: Frame) => void): void {
    if (chunk.length === 0) return;
    this.chunks.push(chunk);
    this.available += chunk.length;
    for (let frame = this.next(); frame !== undefined; frame = this.next()) onFrame(frame);
  }

  private next(): Frame | undefined {
    if (this.header === undefined) {
      if (this.available < HEADER_BYTES) return undefined;
      this.header = this.parseHeader(this.take(HEADER_BYTES));
    }
    const { type, id, length } = this.header;
    if (this.available < length) return undefined;
    this.header = undefined;
    return { type, id, payload: this.take(length) };
  }

  private parseHeader(bytes: Buffer): Header {
    const version = bytes.readUInt8(0);
    const length = bytes.readUInt32LE(8);
    if (version !== PROTOCOL_VERSION) throw new ProtocolError(`frame version ${version} is unknown`);
    if (bytes.readUInt16LE(2) !== 0) throw new ProtocolError('frame flags are not zero');
    if (length > MAX_FRAME_BYTES) throw new ProtocolError(`a frame of ${length} bytes is too long`);
    if (bytes.readUInt32LE(12) !== this.nonce) throw new ProtocolError('frame of another session');
    return { type: bytes.readUInt8(1), id: bytes.readUInt32LE(4), length };
  }

  /** The first `size` bytes; without a copy when they arrived in one piece. */
  private take(size: number): Buffer {
    this.available -= size;
    const first = this.chunks[0];
    if (first !== undefined && first.length > size) {
      this.chunks[0] = first.subarray(size);
      return first.subarray(0, size);
    }
    if (first?.length === size) {
      this.chunks.shift();
      return first;
    }
    return this.gather(size);
  }

  private gather(size: number): Buffer {
    const parts: Buffer[] = [];
    let used = 0;
    for (let left = size; left > 0;) {
      const chunk = this.chunks[used];
      if (chunk === undefined) break;
      parts.push(chunk.subarray(0, left));
      if (chunk.length > left) this.chunks[used] = chunk.subarray(left);
      else used += 1;
      left -= Math.min(left, chunk.length);
    }
    this.chunks.splice(0, used);
    return Buffer.concat(parts, size);
  }
}

import { ProtocolError } from './protocol-error.js';

const FIELD_HEADER_BYTES = 5;
const NUMBER_BYTES = 8;

/** The payload of a frame under construction: chunks that are written one after another. */
export class FieldWriter {
  readonly chunks: Uint8Array[] = [];
  byteLength = 0;

  /** A field of raw bytes. They are not copied, so they must not change until the frame is sent. */
  bytes(tag: number, value: Uint8Array): this {
    const header = Buffer.allocUnsafe(FIELD_HEADER_BYTES);
    header.writeUInt8(tag, 0);
    header.writeUInt32LE(value.byteLength, 1);
    return this.append(header).append(value);
  }

  text(tag: number, value: string): this {
    return this.bytes(tag, Buffer.from(value, 'utf8'));
  }

  texts(tag: number, values: readonly string[]): this {
    for (const value of values) this.text(tag, value);
    return this;
  }

  /** A field with a non-negative integer. */
  number(tag: number, value: number): this {
    if (!Number.isSafeInteger(value) || value < 0) throw new RangeError(`field ${tag}: ${value} is no count`);
    const field = Buffer.allocUnsafe(FIELD_HEADER_BYTES + NUMBER_BYTES);
    field.writeUInt8(tag, 0);
    field.writeUInt32LE(NUMBER_BYTES, 1);
    field.writeBigUInt64LE(BigInt(value), FIELD_HEADER_BYTES);
    return this.append(field);
  }

  private append(chunk: Uint8Array): this {
    if (chunk.byteLength === 0) return this;
    this.chunks.push(chunk);
    this.byteLength += chunk.byteLength;
    return this;
  }
}

/** The fields of a received payload. Each allowed field may occur once, others not at all. */
export class FieldReader {
  private readonly values = new Map<number, Buffer>();

  constructor(payload: Buffer, allowed: ReadonlySet<number>) {
    let at = 0;
    while (at < payload.length) {
      if (payload.length - at < FIELD_HEADER_BYTES) throw new ProtocolError('a field has no whole header');
      const tag = payload.readUInt8(at);
      const length = payload.readUInt32LE(at + 1);
      at += FIELD_HEADER_BYTES;
      if (length > payload.length - at) throw new ProtocolError(`field ${tag} is longer than its frame`);
      if (!allowed.has(tag)) throw new ProtocolError(`field ${tag} does not belong here`);
      if (this.values.has(tag)) throw new ProtocolError(`field ${tag} stands twice`);
      this.values.set(tag, payload.subarray(at, at + length));
      at += length;
    }
  }

  findBytes(tag: number): Buffer | undefined {
    return this.values.get(tag);
  }

  getBytes(tag: number): Buffer {
    const value = this.values.get(tag);
    if (value === undefined) throw new ProtocolError(`field ${tag} is missing`);
    return value;
  }

  findText(tag: number): string | undefined {
    return this.values.get(tag)?.toString('utf8');
  }

  findNumber(tag: number): number | undefined {
    const value = this.values.get(tag);
    if (value === undefined) return undefined;
    if (value.length !== NUMBER_BYTES) throw new ProtocolError(`field ${tag} is no number`);
    const number = value.readBigUInt64LE(0);
    if (number > BigInt(Number.MAX_SAFE_INTEGER)) throw new ProtocolError(`field ${tag} is out of range`);
    return Number(number);
  }

  getNumber(tag: number): number {
    const value = this.findNumber(tag);
    if (value === undefined) throw new ProtocolError(`field ${tag} is missing`);
    return value;
  }
}

import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { FieldReader, FieldWriter } from './fields.js';
import { encodeFrame, FrameReader, type Frame } from './frame-codec.js';
import { HEADER_BYTES, MAX_FRAME_BYTES, TAG } from './numbers.js';
import { ProtocolError } from './protocol-error.js';

const frameOf = (id: number, data: Uint8Array, nonce = 7) =>
  Buffer.concat(encodeFrame(67, id, nonce, new FieldWriter().number(TAG.stream, 1).bytes(TAG.data, data)));

function readAll(reader: FrameReader, chunks: readonly Buffer[]): Frame[] {
  const frames: Frame[] = [];
  for (const chunk of chunks) reader.push(chunk, (frame) => frames.push(frame));
  return frames;
}

function readerOf(nonce: number): FrameReader {
  const reader = new FrameReader();
  reader.nonce = nonce;
  return reader;
}

/** Cuts bytes at the given places. */
function cut(bytes: Buffer, places: readonly number[]): Buffer[] {
  const ends = [...places.map((place) => place % (bytes.length + 1)), bytes.length].sort((a, b) => a - b);
  return ends.map((end, index) => bytes.subarray(ends[index - 1] ?? 0, end));
}

describe('a stream of frames', () => {
  it('is read the same for any split', () => {
    fc.assert(
      fc.property(
        fc.array(fc.uint8Array({ maxLength: 300 }), { maxLength: 8 }),
        fc.array(fc.nat(5000), { maxLength: 20 }),
        (datas, places) => {
          const whole = Buffer.concat(datas.map((data, index) => frameOf(index, data)));
          const frames = readAll(readerOf(7), cut(whole, places));
          expect(frames.map(({ id }) => id)).toEqual(datas.map((_, index) => index));
          frames.forEach(({ payload }, index) => {
            const fields = new FieldReader(payload, new Set([TAG.stream, TAG.data]));
            expect(fields.getNumber(TAG.stream)).toBe(1);
            expect([...fields.getBytes(TAG.data)]).toEqual([...(datas[index] ?? [])]);
          });
        },
      ),
    );
  });

  it.each([
    ['of another version', 0, 2],
    ['with a flag', 2, 1],
    ['of another session', 12, 8],
  ])('is rejected when a frame is %s', (_, offset, value) => {
    const frame = frameOf(1, Buffer.from('x'));
    frame.writeUInt8(value, offset);
    expect(() => readAll(readerOf(7), [frame])).toThrow(ProtocolError);
  });

  it('is rejected at the header of a frame that is too long, before its payload arrives', () => {
    const header = frameOf(1, Buffer.alloc(0)).subarray(0, HEADER_BYTES);
    header.writeUInt32LE(MAX_FRAME_BYTES + 1, 8);
    expect(() => readAll(readerOf(7), [header])).toThrow(/too long/);
  });

  it('throws only protocol errors, for any input', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        try {
          readAll(readerOf(0), [Buffer.from(bytes)]);
        } catch (error) {
          expect(error).toBeInstanceOf(ProtocolError);
        }
      }),
    );
  });

  it('is not written with a frame that the other side would reject', () => {
    const fields = new FieldWriter().bytes(TAG.data, new Uint8Array(MAX_FRAME_BYTES));
    expect(() => encodeFrame(2, 1, 0, fields)).toThrow(RangeError);
  });
});

describe('the fields of a payload', () => {
  const payloadOf = (fields: FieldWriter) => Buffer.concat(fields.chunks);

  it('may occur only once, and only in their payload', () => {
    const twice = payloadOf(new FieldWriter().number(TAG.pid, 1).number(TAG.pid, 2));
    expect(() => new FieldReader(twice, new Set([TAG.pid]))).toThrow(/twice/);
    expect(() => new FieldReader(twice, new Set([TAG.kill]))).toThrow(/does not belong/);
  });

  it('must be whole', () => {
    const payload = payloadOf(new FieldWriter().number(TAG.pid, 1));
    for (let length = 1; length < payload.length; length += 1) {
      expect(() => new FieldReader(payload.subarray(0, length), new Set([TAG.pid]))).toThrow(ProtocolError);
    }
  });

  it('hold numbers that JavaScript can represent', () => {
    fc.assert(
      fc.property(fc.maxSafeNat(), (number) => {
        const payload = payloadOf(new FieldWriter().number(TAG.cpuNs, number));
        expect(new FieldReader(payload, new Set([TAG.cpuNs])).getNumber(TAG.cpuNs)).toBe(number);
      }),
    );
    const tooLarge = Buffer.alloc(8, 0xff);
    const payload = payloadOf(new FieldWriter().bytes(TAG.cpuNs, tooLarge));
    expect(() => new FieldReader(payload, new Set([TAG.cpuNs])).getNumber(TAG.cpuNs)).toThrow(/out of range/);
    expect(() => new FieldWriter().number(TAG.cpuNs, -1)).toThrow(RangeError);
    expect(() => new FieldWriter().number(TAG.cpuNs, 0.5)).toThrow(RangeError);
  });
});

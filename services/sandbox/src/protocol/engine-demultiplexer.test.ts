import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { EngineDemultiplexer } from './engine-demultiplexer.js';
import { ProtocolError } from './protocol-error.js';

function piece(stream: number, data: Uint8Array): Buffer {
  const header = Buffer.alloc(8);
  header.writeUInt8(stream, 0);
  header.writeUInt32BE(data.length, 4);
  return Buffer.concat([header, data]);
}

function demultiplex(chunks: readonly Buffer[]) {
  const out: Buffer[] = [];
  const err: Buffer[] = [];
  const demultiplexer = new EngineDemultiplexer({
    onStdout: (chunk) => out.push(chunk),
    onStderr: (chunk) => err.push(chunk),
  });
  for (const chunk of chunks) demultiplexer.push(chunk);
  return { stdout: Buffer.concat(out).toString('latin1'), stderr: Buffer.concat(err).toString('latin1') };
}

describe("the engine's multiplexed stream", () => {
  it('is undone for any split, also in the middle of a header', () => {
    const pieces = fc.array(fc.tuple(fc.constantFrom(1, 2), fc.uint8Array({ maxLength: 60 })), {
      maxLength: 10,
    });
    fc.assert(
      fc.property(pieces, fc.integer({ min: 1, max: 17 }), (parts, size) => {
        const whole = Buffer.concat(parts.map(([stream, data]) => piece(stream, data)));
        const chunks = Array.from({ length: Math.ceil(whole.length / size) }, (_, index) =>
          whole.subarray(index * size, (index + 1) * size),
        );
        const textOf = (wanted: number) =>
          Buffer.concat(parts.filter(([stream]) => stream === wanted).map(([, data]) => data)).toString(
            'latin1',
          );
        expect(demultiplex(chunks)).toEqual({ stdout: textOf(1), stderr: textOf(2) });
      }),
    );
  });

  it('is rejected when it names a stream that a container does not have', () => {
    expect(() => demultiplex([piece(3, Buffer.from('x'))])).toThrow(ProtocolError);
  });
});

import { describe, expect, it } from 'vitest';
import { readBatch } from './read-batch.js';
import { TrustedProgramFault } from './trusted-program-fault.js';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const texts = (inputs: readonly Uint8Array[]): string[] =>
  inputs.map((each) => new TextDecoder().decode(each));

describe('a batch of inputs', () => {
  it('is split by the lengths before them, for any contents', () => {
    expect(texts(readBatch(bytes('4\n1 2\n0\n5\n3\n\n4\n'), 3))).toEqual(['1 2\n', '', '3\n\n4\n']);
  });

  it.each([
    ['has no length', 'abc\n', 1, 'no length before input 1'],
    ['ends too early', '3\nabc9\nx', 2, 'no length before input 2'],
    ['has fewer than were asked for', '3\nabc', 2, 'printed 1 inputs where it was asked for 2'],
    ['has more', '1\na1\nb', 1, 'printed 2 inputs where it was asked for 1'],
  ])('that %s is a fault of the author', (_what, printed, count, message) => {
    expect(() => readBatch(bytes(printed), count)).toThrow(TrustedProgramFault);
    expect(() => readBatch(bytes(printed), count)).toThrow(message);
  });
});

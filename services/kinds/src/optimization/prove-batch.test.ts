import { describe, expect, it } from 'vitest';
import { proveBatch } from './prove-batch.js';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const SPEED = { family: 'random', largest: 500 };

/** Draws these inputs, which are answered by their first word. */
const proven = (...inputs: readonly string[]) => {
  const seen: number[] = [];
  const findings = proveBatch('tests/generate.py', SPEED, {
    draw: ({ size }) => {
      seen.push(size);
      return Promise.resolve(inputs.map(bytes));
    },
    solve: (_of, input) => Promise.resolve(bytes(new TextDecoder().decode(input).split(' ')[0] ?? '')),
  });
  return findings.then((found) => ({
    seen,
    messages: found.map(({ code, message }) => `${code} ${message}`),
  }));
};

describe('proving a generator that makes several inputs at once', () => {
  it('finds nothing where inputs and answers differ', async () => {
    expect(await proven('1 a', '2 a', '3 a', '4 a')).toEqual({ seen: [500], messages: [] });
  });

  it('names inputs that are the same, and such that have the same answer', async () => {
    expect((await proven('1 a', '2 a', '1 a', '4 a')).messages[0]).toMatch(
      /^BATCH_ALIKE .* are the same input:/,
    );
    expect((await proven('1 a', '2 a', '1 b', '4 a')).messages[0]).toMatch(
      /^BATCH_ALIKE .* have the same answer:/,
    );
  });
});

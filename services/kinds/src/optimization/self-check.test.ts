import { describe, expect, it } from 'vitest';
import type { PackageFinding } from '@hone/contracts/kind';
import { selfCheckOptimization } from './self-check.js';
import { definition, sessionOf } from './scripted-session.fixture.js';

const MEBIBYTE = 1024 * 1024;
const ZEROS = new Uint8Array(64 * MEBIBYTE);

/** Proves a challenge of one family whose inputs have these numbers of bytes, as if they had been made before. */
async function proveInputs(lengths: readonly number[]): Promise<readonly PackageFinding[]> {
  // Beyond the sizes that are made twice to see whether they stay the same.
  const sizes = lengths.map((_, index) => 10_000 + index);
  const noBox = () => Promise.reject(new Error('everything is there already'));
  return selfCheckOptimization(
    sessionOf(noBox, {
      definition: { ...definition, families: [{ id: 'wide', group: 'correct', weight: 1, sizes }] },
      cached: (key) => {
        const [, role, , size] = key.split('/');
        const length = lengths[sizes.indexOf(Number(size))];
        if (length === undefined) throw new Error(`nobody makes ${key}`);
        return Promise.resolve(ZEROS.subarray(0, role === 'input' ? length : 1));
      },
    }),
  );
}

describe('proving the programs of a challenge', () => {
  it('rejects inputs that are too large together, and names the field', async () => {
    const full = [64, 64, 64, 64].map((mebibytes) => mebibytes * MEBIBYTE);
    expect(await proveInputs(full)).toEqual([]);
    expect(await proveInputs([...full, 1])).toEqual([
      {
        severity: 'error',
        code: 'DATA_TOO_LARGE',
        path: 'challenge.yml',
        message: 'grading.families: the inputs of one submission are 257 MiB together; 256 are allowed',
      },
    ]);
  });

  it('counts a family and size once, even if several checks use it', async () => {
    const many = { id: 'wide', group: 'correct', weight: 1, sizes: [10_000, 10_000, 10_000] };
    const again = { ...many, id: 'again', family: 'wide' };
    const findings = await selfCheckOptimization(
      sessionOf(() => Promise.reject(new Error('everything is there already')), {
        definition: { ...definition, families: [many, again] },
        cached: () => Promise.resolve(ZEROS),
      }),
    );
    expect(findings).toEqual([]);
  });
});

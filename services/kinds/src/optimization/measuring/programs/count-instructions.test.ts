import { describe, expect, it } from 'vitest';
import type { RunOutcome } from '@hone/contracts/sandbox';
import { countedSize, countInstructions, type CountParts } from './count-instructions.js';

const bytes = (text: string) => new TextEncoder().encode(text);

const outcome = (changes: Partial<RunOutcome> = {}): RunOutcome => ({
  status: 'exited',
  exitCode: 0,
  signal: null,
  stdout: bytes('42\n'),
  stderr: bytes(''),
  usage: { cpuMs: 1, wallMs: 1, memoryBytes: 1 },
  processLimitMet: false,
  ...changes,
});

function partsWith(changes: Partial<CountParts> = {}): CountParts {
  return {
    submission: () => Promise.resolve(outcome({ instructions: 3000 })),
    reference: () => Promise.resolve(outcome({ instructions: 2000 })),
    plainReference: () => Promise.resolve(outcome()),
    calibration: { size: 1000, referenceNs: 150e6 },
    input: (n) => Promise.resolve(bytes(`${n}`)),
    answer: (_n, make) => make(),
    cached: (_n, make) => make(),
    isRight: ({ stdout }, expected) => Buffer.from(stdout).equals(Buffer.from(expected)),
    ...changes,
  };
}

describe('counted instructions', () => {
  it('are those of both programs on an input on which the reference is quick', async () => {
    const sizes: string[] = [];
    const submission: CountParts['submission'] = (stdin) => {
      sizes.push(new TextDecoder().decode(stdin));
      return Promise.resolve(outcome({ instructions: 3000 }));
    };
    expect(await countInstructions(partsWith({ submission }))).toEqual({
      size: 100,
      submission: 3000,
      reference: 2000,
    });
    expect(sizes).toEqual(['100']);
  });

  it('are on no larger input than the measured one, and on one at least', () => {
    expect(countedSize({ size: 50, referenceNs: 1e6 })).toBe(50);
    expect(countedSize({ size: 3, referenceNs: 900e9 })).toBe(1);
  });

  it('of the reference are counted once', async () => {
    let counted = 0;
    const reference = () => {
      counted += 1;
      return Promise.resolve(outcome({ instructions: 2000 }));
    };
    const kept = new Map<number, Promise<Uint8Array>>();
    const cached: CountParts['cached'] = (n, make) => {
      const value = kept.get(n) ?? make();
      kept.set(n, value);
      return value;
    };
    await countInstructions(partsWith({ reference, cached }));
    await countInstructions(partsWith({ reference, cached }));
    expect(counted).toBe(1);
  });

  it.each<[string, Partial<CountParts>]>([
    ['the runtime counts nothing', { reference: () => Promise.resolve(outcome()) }],
    [
      'the submission takes too long',
      { submission: () => Promise.resolve(outcome({ status: 'time-limit' })) },
    ],
    [
      'the submission is wrong under the counter',
      { submission: () => Promise.resolve(outcome({ stdout: bytes('7\n'), instructions: 1 })) },
    ],
  ])('are left out where %s', async (_why, changes) => {
    expect(await countInstructions(partsWith(changes))).toBeUndefined();
  });
});

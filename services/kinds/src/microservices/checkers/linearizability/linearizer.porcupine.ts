import type { TrustedSession } from '@hone/contracts/kind';
import type { BoxSpec, RunOutcome } from '@hone/contracts/sandbox';
import { z } from 'zod';
import { decodeText } from '../../../judging/evidence-text.js';
import type { Linearization, Linearizer } from './linearizer.js';
import type { RegisterHistory } from './register-history.js';

export const PORCUPINE_BOX: BoxSpec = {
  runtime: 'porcupine',
  memoryMiB: 256,
  processes: 8,
  trust: 'trusted',
};
const PROGRAM = '/hone/porcupine';
/** For all keys together. */
const LIMIT_MS = 8_000;
/** Time to start, to read, and to print the last verdict. */
const MARGIN_MS = 3_000;
const STDOUT_BYTES = 4 * 1024 * 1024;
const STDERR_BYTES = 16 * 1024;

const verdictSchema = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('linearizable') }),
  z.object({ outcome: z.literal('illegal'), order: z.array(z.number()).default([]) }),
  z.object({ outcome: z.literal('unknown') }),
]);

/** Asks porcupine, in a box of the image of that name; opens it for each call. */
export const createPorcupineLinearizer = (session: Pick<TrustedSession<unknown>, 'open'>): Linearizer => ({
  async decide(histories) {
    const box = await session.open(PORCUPINE_BOX);
    try {
      const outcome = await box.run({
        argv: [PROGRAM, '-limit', `${LIMIT_MS}ms`],
        stdin: Buffer.from(histories.map(lineOf).join('')),
        limits: {
          cpuMs: 2 * (LIMIT_MS + MARGIN_MS),
          wallMs: LIMIT_MS + MARGIN_MS,
          stdoutBytes: STDOUT_BYTES,
          stderrBytes: STDERR_BYTES,
        },
      });
      const verdicts = verdictsOf(outcome);
      return histories.map((_, index) => verdicts[index] ?? { outcome: 'unknown' });
    } finally {
      await box.close();
    }
  },
});

const lineOf = (history: RegisterHistory): string =>
  `${JSON.stringify(history.map(({ action, ...operation }) => ({ ...operation, ...action })))}\n`;

/** A search that runs out of memory or time leaves its history and those after it undecided. */
function verdictsOf({ status, stdout, stderr }: RunOutcome): Linearization[] {
  if (status !== 'exited' && status !== 'memory-limit' && status !== 'time-limit')
    throw new Error(`porcupine ended with ${status}: ${decodeText(stderr)}`);
  const whole = decodeText(stdout).split('\n').slice(0, -1);
  return whole.map((line) => verdictSchema.parse(JSON.parse(line)));
}

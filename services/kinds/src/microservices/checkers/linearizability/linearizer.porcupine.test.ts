import type { Box, RunOutcome, RunRequest } from '@hone/contracts/sandbox';
import { expect, it } from 'vitest';
import { createPorcupineLinearizer } from './linearizer.porcupine.js';
import type { RegisterHistory } from './register-history.js';

const HISTORY: RegisterHistory = [
  { number: 4, action: { type: 'write', value: 1 }, called: 0, returned: null },
  { number: 5, action: { type: 'cas', from: 1, to: 2 }, called: 1, returned: 7 },
];

/** A box in which porcupine ends like this. */
function endingWith(outcome: Pick<RunOutcome, 'status'> & { stdout: string; stderr?: string }) {
  const asked: string[] = [];
  let closed = 0;
  const box = {
    run: ({ stdin }: RunRequest) => {
      asked.push(Buffer.from(stdin ?? []).toString());
      const { status, stdout, stderr = '' } = outcome;
      return Promise.resolve({ status, stdout: Buffer.from(stdout), stderr: Buffer.from(stderr) });
    },
    close: () => Promise.resolve(void (closed += 1)),
  } as unknown as Box;
  const linearizer = createPorcupineLinearizer({ open: () => Promise.resolve(box) });
  return { asked, linearizer, closed: () => closed };
}

it('sends one line a history and reads one verdict for each', async () => {
  const stdout = '{"outcome":"linearizable"}\n{"outcome":"illegal","order":[4]}\n';
  const porcupine = endingWith({ status: 'exited', stdout });
  expect(await porcupine.linearizer.decide([[], HISTORY])).toEqual([
    { outcome: 'linearizable' },
    { outcome: 'illegal', order: [4] },
  ]);
  const [operations] = porcupine.asked.map((text) => text.split('\n'));
  expect(operations?.map((line) => (line === '' ? undefined : (JSON.parse(line) as unknown)))).toEqual([
    [],
    [
      { number: 4, type: 'write', value: 1, called: 0, returned: null },
      { number: 5, type: 'cas', from: 1, to: 2, called: 1, returned: 7 },
    ],
    undefined,
  ]);
  expect(porcupine.closed()).toBe(1);
});

it('leaves histories undecided that were not answered before memory ran out', async () => {
  const porcupine = endingWith({ status: 'memory-limit', stdout: '{"outcome":"linearizable"}\n{"outc' });
  expect(await porcupine.linearizer.decide([[], HISTORY, HISTORY])).toEqual([
    { outcome: 'linearizable' },
    { outcome: 'unknown' },
    { outcome: 'unknown' },
  ]);
});

it('treats anything else as a fault of the platform, and closes the box', async () => {
  const porcupine = endingWith({ status: 'runtime-error', stdout: '', stderr: 'invalid character' });
  await expect(porcupine.linearizer.decide([HISTORY])).rejects.toThrow('invalid character');
  expect(porcupine.closed()).toBe(1);
});

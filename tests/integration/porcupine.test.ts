import { createPorcupineLinearizer } from '@hone/kinds/microservices/porcupine';
import { isLinearizable, smallRegisterHistories } from '@hone/kinds/microservices/small-registers';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fuzzSeed } from '../support/fuzz-seed.js';
import { useSandbox } from '../support/sandbox/suite-sandbox.js';

let porcupine: ReturnType<typeof createPorcupineLinearizer>;

useSandbox((sandbox) => {
  porcupine = createPorcupineLinearizer({ open: (spec) => sandbox.open(spec) });
});

type Registers = Parameters<typeof porcupine.decide>[0];

it('porcupine agrees with trying all orders on 2,000 small histories', async () => {
  const histories = fc.sample(smallRegisterHistories, { numRuns: 2_000, seed: fuzzSeed() });
  const verdicts = await porcupine.decide(histories);
  const differing = histories.filter(
    (history, index) => verdicts[index]?.outcome !== (isLinearizable(history) ? 'linearizable' : 'illegal'),
  );
  expect(differing).toEqual([]);
  const illegal = verdicts.filter(({ outcome }) => outcome === 'illegal').length;
  expect(illegal).toBeGreaterThan(400);
  expect(illegal).toBeLessThan(1_600);
});

/** Five clients for a long time; the first writes are never answered, and all are seen, one every 30 operations. */
function longHistory(length: number, unfinished: number): Registers[number] {
  const lost = Array.from({ length: unfinished }, (_, index) => ({
    ...{ number: index, called: index, returned: null },
    action: { type: 'write' as const, value: index + 1 },
  }));
  const rest = Array.from({ length: length - unfinished }, (_, index) => {
    const number = unfinished + index;
    const step = Math.floor(index / 5);
    const seen = (step + 1) / 6;
    // In each step one client writes and the others read, or all read an unanswered write; all overlap.
    const value = Number.isInteger(seen) && seen <= unfinished ? seen : 1_000 + step;
    const isWrite = index % 5 === 0 && value >= 1_000;
    return {
      ...{ number, called: number * 10, returned: number * 10 + 45 },
      action: { type: isWrite ? ('write' as const) : ('read' as const), value },
    };
  });
  return [...lost, ...rest];
}

it('porcupine decides 300 operations on one key with 6 unfinished writes', async () => {
  const began = performance.now();
  expect(await porcupine.decide([longHistory(300, 6)])).toEqual([{ outcome: 'linearizable' }]);
  expect(performance.now() - began).toBeLessThan(8_000);
});

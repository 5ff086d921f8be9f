import { describe, expect, it } from '@jest/globals';
import { outcomeOf } from '../scripted-session.fixture.js';
import { createPacedCost } from './paced-cost.js';

/** A core that is slower at times, on which the reference costs 100 ms when nothing disturbs it. */
function pacedOn(slower: () => number) {
  let references = 0;
  const paced = createPacedCost({
    reference: () => {
      references += 1;
      return Promise.resolve({ ns: 100e6 * slower(), stdout: new Uint8Array() });
    },
    calmNs: 100e6,
  });
  const cost = async (cpuMs: number): Promise<number> => {
    const run = () => {
      const usage = { cpuMs: cpuMs * slower(), wallMs: 1, memoryBytes: 1 };
      return Promise.resolve(outcomeOf({ usage }));
    };
    return (await paced.measure(run)).costMs;
  };
  return { cost, references: () => references };
}

describe('a cost at the pace of a calm core', () => {
  it('does not depend on how slow the core is for a while', async () => {
    for (const slower of [1, 3, 0.8]) expect(await pacedOn(() => slower).cost(50)).toBeCloseTo(50, 6);
  });

  it('lies between what the reference says before and after it', async () => {
    let slower = 1;
    const { cost } = pacedOn(() => (slower *= 1.1));
    expect(await cost(50)).toBeCloseTo(50, 6);
    expect(await cost(50)).toBeCloseTo(50, 6);
  });

  it('needs the reference once for each run and once more', async () => {
    const { cost, references } = pacedOn(() => 1);
    for (const _ of [1, 2, 3]) await cost(50);
    expect(references()).toBe(4);
  });

  it('is told with the outcome, however the run ended', async () => {
    const { outcome } = await createPacedCost({
      reference: () => Promise.resolve({ ns: 1, stdout: new Uint8Array() }),
      calmNs: 1,
    }).measure(() => Promise.resolve(outcomeOf({ status: 'time-limit', limit: 'cpu' })));
    expect(outcome.status).toBe('time-limit');
  });
});

import { LEGAL_HISTORIES, type LegalHistories } from '@hone/kinds/microservices/legal-histories';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fuzzSeed } from '../support/fuzz-seed.js';

const ALL = 100_000;
/** The batch size, so that memory stays flat. */
const BATCH = 500;

const print = (line: string): void => void process.stdout.write(`${line}\n`);

/** The checker's outcomes of n histories, counted, and the first one that it failed. */
async function judge({ histories, check, share }: LegalHistories) {
  const outcomes = { pass: 0, inconclusive: 0, fail: 0 };
  let failed: unknown;
  for (let batch = 0; batch * BATCH < share * ALL; batch += 1) {
    for (const history of fc.sample(histories, { numRuns: BATCH, seed: fuzzSeed() + batch })) {
      const result = await check(history);
      outcomes[result.outcome] += 1;
      if (result.outcome === 'fail') failed ??= { history, found: result.counterexample };
    }
  }
  return { outcomes, failed };
}

it('no checker fails any of 100,000 legal histories', async () => {
  let tried = 0;
  const began = performance.now();
  for (const legal of LEGAL_HISTORIES) {
    const since = performance.now();
    const { outcomes, failed } = await judge(legal);
    const { pass, inconclusive, fail } = outcomes;
    tried += pass + inconclusive + fail;
    const seconds = ((performance.now() - since) / 1000).toFixed(1);
    print(`${legal.name}: ${pass} passed, ${inconclusive} undecided, ${fail} failed in ${seconds} s`);
    expect(failed).toBeUndefined();
  }
  print(`${tried} legal histories in ${((performance.now() - began) / 1000).toFixed(1)} s`);
  expect(tried).toBe(ALL);
}, 1_800_000);

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { slow, answerOf } from './support/answers.js';
import { startChaosSite, type ChaosSite } from './support/chaos-site.js';
import { createLearner, type Learner, type Promised } from './support/learner.js';
import { audit } from './support/ledger.js';

let site: ChaosSite;
let learner: Learner;
const promises: Promised[] = [];

beforeAll(async () => {
  site = await startChaosSite({ say: (line) => process.stderr.write(`${line}\n`), slots: 2, graceMs: 1000 });
  learner = await createLearner({ ...site, onRefusal: () => undefined });
}, 600_000);
afterAll(async () => {
  learner?.leave();
  await site?.close();
}, 120_000);

const submit = async (count: number) => {
  const made = await Promise.all(
    Array.from({ length: count }, (_, turn) =>
      learner.submit(turn === 0 ? slow : answerOf(turn), turn % 2 ? 'run' : 'submit'),
    ),
  );
  promises.push(...made);
  return made;
};

describe('a worker killed in the middle of grading', () => {
  it('costs an attempt, not a mark', async () => {
    const made = await submit(6);
    await new Promise((r) => setTimeout(r, 1500));
    await Promise.all(site.workers.map((w) => w.kill()));
    await Promise.all(made.map(({ seen }) => seen));
    const figures = await audit(site, made);
    process.stderr.write(JSON.stringify(figures, null, 1) + '\n');
    expect(figures.findings).toEqual([]);
  }, 120_000);
});

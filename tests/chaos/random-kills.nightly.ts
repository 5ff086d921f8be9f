import { randomInt } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerOf, mixedAnswerOf, RUNTIMES, slow } from './support/answers.js';
import { startChaosSite, type ChaosSite } from './support/chaos-site.js';
import { createLearner, type Promised } from './support/learner.js';
import { audit, countStored } from './support/ledger.js';
import { findOpenWork, findProcesses, findRemains } from './support/left-behind.js';
import { letDie, type Doomed } from './support/random-deaths.js';
import { createRandom } from './support/random.js';
import { tableOf } from './support/table.js';

const numberOf = (name: string, otherwise: number) => Number(process.env[name] || otherwise);
const SUBMISSIONS = numberOf('HONE_CHAOS_SUBMISSIONS', 1_000);
const SEED = numberOf('HONE_CHAOS_SEED', randomInt(2 ** 31));
/** `HONE_CHAOS_DEATHS=worker`: only workers die, while submissions of every language and kind are graded. */
const DOOMED: Doomed = process.env['HONE_CHAOS_DEATHS'] === 'worker' ? 'workers' : 'everything';
const MIXED = DOOMED === 'workers';
const LEARNERS = 8;
/** Submissions that one learner has in flight. */
const WINDOW = 4;

const say = (line: string) => process.stderr.write(`${line}\n`);
let site: ChaosSite;

beforeAll(async () => {
  say(`HONE_CHAOS_SEED=${SEED} HONE_CHAOS_SUBMISSIONS=${SUBMISSIONS}: ${DOOMED} may die`);
  site = await startChaosSite({ say, slots: 2, graceMs: 3_000, ...(MIXED ? { runtimes: RUNTIMES } : {}) });
}, 600_000);
afterAll(() => site?.close(), 120_000);

/** Learners submit until everything is accepted, and wait for their submissions. */
async function submitAll(onFinished: () => void): Promise<Promised[]> {
  const promises: Promised[] = [];
  let turn = 0;
  const work = async () => {
    const learner = await createLearner({ ...site, onRejection: () => undefined });
    const slot = async () => {
      while (turn < SUBMISSIONS) {
        const own = turn++;
        const answer = own % 10 === 9 ? slow : (MIXED ? mixedAnswerOf : answerOf)(own);
        const promised = await learner.submit(answer, own % 4 === 3 ? 'run' : 'submit');
        promises.push(promised);
        await promised.seen;
        onFinished();
      }
    };
    await Promise.all(Array.from({ length: WINDOW }, slot));
    return learner;
  };
  const learners = await Promise.all(Array.from({ length: LEARNERS }, work));
  for (const learner of learners) learner.leave();
  return promises;
}

describe('submissions while everything dies at random', () => {
  it('are all graded once, or voided with a reason, and nothing is left behind', async () => {
    const begun = performance.now();
    const enough = new AbortController();
    let finished = 0;
    const dying = letDie(site, {
      doomed: DOOMED,
      random: createRandom(SEED),
      total: SUBMISSIONS,
      finished: () => finished,
      signal: enough.signal,
      say,
    });
    const promises = await submitAll(() => (finished += 1)).finally(() => enough.abort());
    const deaths = await dying;
    await site.ready();
    const outcome = await audit(site, promises);
    const stored = await countStored(site.mongo.database);
    if (stored !== promises.length) outcome.findings.push(`${stored} submissions are stored`);
    const leftBehind = await findOpenWork(site);
    await site.stopPrograms();
    leftBehind.push(...(await findRemains(site)));
    const seconds = (performance.now() - begun) / 1000;
    say(`\n${tableOf({ result: outcome, deaths, leftBehind, seed: SEED, seconds })}`);
    expect(outcome.findings).toEqual([]);
    expect(outcome).toMatchObject({ gradedOnce: SUBMISSIONS - outcome.voided, gradedTwice: 0, lost: 0 });
    expect(leftBehind).toEqual([]);
    const { runFolder } = site.engine;
    await site.close();
    expect(findProcesses(runFolder)).toEqual([]);
  }, 3_600_000);
});

import { createTrustedCache, precompute, prewarm, type LoadedChallenge, type Prewarmed } from '@hone/grading';
import { beforeAll, describe, expect, it } from 'vitest';
import { gradeToEnd } from '../support/challenges/grade-to-end.js';
import { boxesOf, testEngine } from '../support/sandbox/sandbox.js';
import { fileOf, sqlChallenge } from '../support/challenges/sql.js';
import { useSandbox, type SuiteSandbox } from '../support/sandbox/suite-sandbox.js';
import { watchSandbox, type WatchedSandbox } from '../support/sandbox/watched-sandbox.js';

const SEED = '5eed';
let real: SuiteSandbox;
let sandbox: WatchedSandbox;
let challenge: LoadedChallenge;
let reference: string;
const cache = createTrustedCache();
const never = new AbortController().signal;

useSandbox((opened) => {
  real = opened;
  sandbox = watchSandbox(opened);
});
beforeAll(async () => {
  challenge = await sqlChallenge();
  reference = fileOf(challenge, 'solutions/accepted/reference/query.sql');
});

/** Prewarmed for a submission with the seed, after its data were precomputed. */
async function openPrewarmed(signal = never): Promise<Prewarmed> {
  const means = { sandbox, cache, signal };
  await precompute(challenge, SEED, means);
  const prewarmed = await prewarm(challenge, SEED, means);
  if (prewarmed === undefined) throw new Error('nothing was opened');
  return prewarmed;
}

/** A query's judgement, and the number of boxes opened for it. */
async function judged(query: string, prewarmed?: Prewarmed) {
  sandbox.opened.length = 0;
  const files = [{ path: 'query.sql', content: query }];
  const order = { language: 'sql', files, mode: 'submit', seed: SEED } as const;
  const { verdict, reason, checks } = await gradeToEnd({ challenge, order, sandbox, cache, prewarmed });
  return { judgement: { verdict, reason, checks }, opened: sandbox.opened.length };
}

describe('a server that is loaded before the submission', () => {
  it('judges queries as one that is opened for them, and is removed afterwards', async () => {
    const queries = [
      reference,
      reference.replace('c.closed_on IS NULL', 'true'),
      reference.replace('NULLS FIRST, customer_id', 'NULLS FIRST, customer_id DESC'),
      // Depends on the storage order of rows, so the shuffled rows must differ from the original ones.
      reference.replace(/ORDER BY[^)]*$/, ''),
      reference.replaceAll('c.name', '1 / (c.id - 4)'),
    ];
    expect(new Set(queries).size).toBe(queries.length);
    for (const query of queries) {
      const plain = await judged(query);
      expect(await judged(query, await openPrewarmed())).toEqual({ judgement: plain.judgement, opened: 0 });
      expect(plain.opened).toBeGreaterThan(0);
      expect(await boxesOf(real.workerId)).toEqual([]);
    }
  }, 180_000);

  it('is replaced where it is gone, and after a query that met a limit', async () => {
    const prewarmed = await openPrewarmed();
    for (const { Id } of await boxesOf(real.workerId)) await testEngine().getContainer(Id).kill();
    const { judgement, opened } = await judged(reference, prewarmed);
    expect({ verdict: judgement.verdict, opened }).toEqual({ verdict: 'accepted', opened: 1 });

    const endless =
      'SELECT a.id AS customer_id FROM customers a, generate_series(1, 1000000000) g WHERE g < 0';
    const [plain, again] = [await judged(endless), await judged(endless, await openPrewarmed())];
    expect(again.judgement).toEqual(plain.judgement);
    expect(plain.judgement.reason).toBe('memory-limit');
  }, 180_000);

  it('is not left behind when it is abandoned, or its submission is', async () => {
    const stop = new AbortController();
    await precompute(challenge, SEED, { sandbox, cache, signal: never });
    const making = prewarm(challenge, SEED, { sandbox, cache, signal: stop.signal });
    setTimeout(() => stop.abort(new Error('the worker stops')), 20);
    await expect(making).rejects.toThrow('the worker stops');
    expect(await boxesOf(real.workerId)).toEqual([]);

    const late = new AbortController();
    const prewarmed = await openPrewarmed(late.signal);
    late.abort(new Error('that was for the making'));
    expect((await judged(reference, prewarmed)).opened).toBe(0);
    expect(await boxesOf(real.workerId)).toEqual([]);
  }, 120_000);

  it('is not opened where there are no instances to store', async () => {
    sandbox.opened.length = 0;
    for (const slug of ['no-double-booking', 'allow-list']) {
      const other = await sqlChallenge({}, slug);
      expect(await prewarm(other, SEED, { sandbox, cache, signal: never })).toBeUndefined();
    }
    expect(sandbox.opened).toEqual([]);
  }, 60_000);
});

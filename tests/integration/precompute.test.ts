import { createTrustedCache, precompute, type LoadedChallenge } from '@hone/grading';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { gradeToEnd } from '../support/challenges/grade-to-end.js';
import { boxesOf, openTestSandbox } from '../support/sandbox/sandbox.js';
import { fileOf, sqlChallenge } from '../support/challenges/sql.js';
import { watchSandbox, type WatchedSandbox } from '../support/sandbox/watched-sandbox.js';

let real: Awaited<ReturnType<typeof openTestSandbox>>;
let sandbox: WatchedSandbox;

beforeAll(async () => {
  real = await openTestSandbox();
  sandbox = watchSandbox(real);
}, 60_000);

afterAll(async () => {
  await real.close();
}, 60_000);

const never = new AbortController().signal;

/** Grades the reference with `seed` after the data of '5eed' were drawn; returns the boxes of each step. */
async function drawAndGrade(challenge: LoadedChallenge, path: string, seed: string) {
  const cache = createTrustedCache();
  sandbox.opened.length = 0;
  await precompute(challenge, '5eed', { sandbox, cache, signal: never });
  const drawn = sandbox.opened.map(({ trust }) => trust);
  expect(await boxesOf(real.workerId)).toEqual([]);
  sandbox.opened.length = 0;
  const files = [{ path: path.split('/').at(-1) ?? path, content: fileOf(challenge, path) }];
  const order = { language: 'sql', files, mode: 'submit', seed } as const;
  const { verdict, checks } = await gradeToEnd({ challenge, order, sandbox, cache });
  expect({ verdict, checks: checks.length }).toEqual({
    verdict: 'accepted',
    checks: expect.any(Number),
  });
  return { drawn, graded: sandbox.opened.map(({ trust }) => trust) };
}

describe('data precomputed before a submission', () => {
  it('leave a query no box to open but its own server', async () => {
    const challenge = await sqlChallenge();
    const path = 'solutions/accepted/reference/query.sql';
    expect(await drawAndGrade(challenge, path, '5eed')).toEqual({
      drawn: expect.arrayContaining(['trusted', 'trusted']),
      graded: ['candidate'],
    });
    const other = await drawAndGrade(challenge, path, '07e4');
    expect(other.graded.filter((trust) => trust === 'trusted')).toHaveLength(2);
  }, 120_000);

  it('are not drawn where there are none, such as for tables judged by what they accept', async () => {
    sandbox.opened.length = 0;
    const challenge = await sqlChallenge({}, 'no-double-booking');
    await precompute(challenge, '5eed', { sandbox, cache: createTrustedCache(), signal: never });
    expect(sandbox.opened).toEqual([]);
  }, 60_000);

  it('are abandoned with their boxes when they are no longer needed', async () => {
    sandbox.opened.length = 0;
    const stop = new AbortController();
    const means = { sandbox, cache: createTrustedCache(), signal: stop.signal };
    const drawing = precompute(await sqlChallenge(), '5eed', means);
    setTimeout(() => stop.abort(new Error('the worker stops')), 50);
    await expect(drawing).rejects.toThrow('the worker stops');
    expect(sandbox.opened.length).toBeGreaterThan(0);
    expect(await boxesOf(real.workerId)).toEqual([]);
  }, 60_000);
});

import { fileURLToPath } from 'node:url';
import { createTrustedCache, listChallengeFolders, verifyChallenge } from '@hone/grading';
import { describe, expect, it } from 'vitest';
import { createSettleOnce } from '../support/challenges/settled-once.js';
import { findSitePromises } from '../support/challenges/solution-promises.js';
import { type SuiteSandbox, useSandbox } from '../support/sandbox/suite-sandbox.js';

const ROOT = fileURLToPath(new URL('../../challenges/', import.meta.url));

const all = await Promise.all(
  (await listChallengeFolders(ROOT)).map(async (slug) => {
    const { leftOut, kind, digest } = await findSitePromises(`${ROOT}${slug}`);
    return { slug, kind, digest, only: leftOut.map(({ path }) => path) };
  }),
);

const settleOnce = createSettleOnce('alone', [fileURLToPath(import.meta.url)]);

let sandbox: SuiteSandbox;
useSandbox((opened) => {
  sandbox = opened;
});

async function expectPromisesKept(slug: string, only: readonly string[]): Promise<void> {
  const { findings, solutions } = await verifyChallenge(`${ROOT}${slug}`, {
    sandbox,
    cache: createTrustedCache(),
    signal: new AbortController().signal,
    repetitions: 1,
    parallel: 1,
    cheats: [],
    only,
  });
  expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  expect(solutions.map(({ path }) => path)).toEqual(expect.arrayContaining([...only]));
}

/** `through-http.test.ts` grades all others. */
describe('solutions that cannot be promised over HTTP', () => {
  it.for(all.filter(({ only }) => only.length > 0))(
    'keep their promises in $slug',
    { timeout: 2 * 3_600_000 },
    ({ slug, kind, digest, only }, context) =>
      settleOnce(context, { what: slug, kind, digest }, () => expectPromisesKept(slug, only)),
  );
});

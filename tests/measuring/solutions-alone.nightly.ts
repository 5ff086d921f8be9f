import { fileURLToPath } from 'node:url';
import { createTrustedCache, listChallengeFolders, verifyChallenge } from '@hone/grading';
import { describe, expect, it } from 'vitest';
import { findSitePromises } from '../support/challenges/solution-promises.js';
import { type SuiteSandbox, useSandbox } from '../support/sandbox/suite-sandbox.js';

const ROOT = fileURLToPath(new URL('../../challenges/', import.meta.url));

const all = await Promise.all(
  (await listChallengeFolders(ROOT)).map(async (slug) => {
    const { leftOut } = await findSitePromises(`${ROOT}${slug}`);
    return { slug, only: leftOut.map(({ path }) => path) };
  }),
);

let sandbox: SuiteSandbox;
useSandbox((opened) => {
  sandbox = opened;
});

/** `through-http.test.ts` grades all others. */
describe('solutions that cannot be promised over HTTP', () => {
  it.each(all.filter(({ only }) => only.length > 0))(
    'keep their promises in $slug',
    async ({ slug, only }) => {
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
      expect(solutions.map(({ path }) => path)).toEqual(expect.arrayContaining(only));
    },
    2 * 3_600_000,
  );
});

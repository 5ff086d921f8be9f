import { readdirSync, readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { EVERYTHING, firstOf } from '../support/everything.js';
import { connectLive } from '../support/site/live.js';
import { sharedSite } from '../support/site/shared-site.js';
import type { RunningSite } from '../support/site/site.js';
import { findSubmissionFaults } from '../support/challenges/solution-promises.js';
import { getSubmission, postSubmission } from '../support/site/submit.js';

const ROOT = fileURLToPath(new URL('../../challenges/', import.meta.url));
const LANGUAGES: Record<string, string> = {
  py: 'python',
  js: 'javascript',
  mjs: 'javascript',
  ts: 'typescript',
  rb: 'ruby',
  sql: 'sql',
  json: 'json',
};

interface Case {
  readonly solution: string;
  readonly files: { path: string; content: string }[];
  readonly language: string;
}

/** A challenge of each task and engine whose grading takes seconds; all others belong to the nightly run. */
const QUICK = [
  ...['busiest-window', 'claim-the-next-jobs', 'event-sessions', 'hot-counter', 'no-double-booking'],
  ...['quiet-customers', 'tenant-walls'],
];

/** The quick ones, and every challenge in a nightly run. */
const chooseSlugs = (): string[] =>
  EVERYTHING
    ? readdirSync(ROOT)
        .filter((slug) => slug !== 'tracks')
        .sort()
    : QUICK;

/** An accepted and a wrong solution, and all of them in a nightly run. */
function casesOf(slug: string): Case[] {
  return ['accepted', 'wrong'].flatMap((category) =>
    firstOf(namesIn(`${ROOT}${slug}/solutions/${category}`), 1).map((name) =>
      caseOf(slug, `${category}/${name}`),
    ),
  );
}

/** What needs no compiler first. */
const namesIn = (folder: string): string[] =>
  readdirSync(folder).sort((one, other) => rank(one) - rank(other) || (one < other ? -1 : 1));
const rank = (name: string): number => (/-(cpp|java|go|typescript)$/.test(name) ? 1 : 0);

function caseOf(slug: string, solution: string): Case {
  const folder = `${ROOT}${slug}/solutions/${solution}`;
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (path) => path !== 'expect.yml' && statSync(`${folder}/${path}`).isFile(),
  );
  const files = paths.map((path) => ({ path, content: readFileSync(`${folder}/${path}`, 'utf8') }));
  const extension = paths[0]?.split('.').at(-1) ?? '';
  return { solution, files, language: LANGUAGES[extension] ?? extension };
}

let site: RunningSite;
beforeAll(async () => {
  site = await sharedSite();
}, 240_000);

// The site grades as many at once as it has room for.
describe.concurrent.each(chooseSlugs())('%s through HTTP and socket', (slug) => {
  it.each(casesOf(slug).map((one) => [one.solution, one] as const))(
    '%s gets its verdict for the check that it names',
    async (_name, { solution, files, language }) => {
      const id = await postSubmission(site.url, { challenge: slug, language, mode: 'submit', files });
      const live = await connectLive(site.url);
      await live.subscribe(id, 0);
      const end = await live.next('grading.finished', 240_000);
      live.close();
      const submission = await getSubmission(site.url, id);
      expect(end.data).toEqual({
        verdict: submission.verdict,
        reason: submission.reason,
        score: submission.score,
      });
      expect(await findSubmissionFaults(`${ROOT}${slug}`, `solutions/${solution}`, submission)).toEqual([]);
    },
    400_000,
  );
});

import { readdirSync, readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { EVERYTHING, firstOf } from '../support/everything.js';
import { connectLive, type LiveClient } from '../support/live.js';
import { sharedSite } from '../support/shared-site.js';
import type { RunningSite } from '../support/site.js';
import { findSubmissionFaults } from '../support/solution-promises.js';
import { getSubmission, postSubmission } from '../support/submit.js';

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

interface Manifest {
  readonly kind: string;
  readonly grading: { readonly task?: string; readonly engine?: string };
}

/** What a challenge is of: challenges of the same are graded by the same code. */
function familyOf(slug: string): string {
  const { kind, grading } = parse(readFileSync(`${ROOT}${slug}/challenge.yml`, 'utf8')) as Manifest;
  return [kind, grading.task, grading.engine].join(' ');
}

/** Grading one of these takes half a minute; their families are tried in a nightly run. */
const SLOW = ['leaky-search', 'meter-readings', 'rename-without-downtime'];

/** One challenge of each family, and every one in a nightly run. */
function chooseSlugs(): string[] {
  const all = readdirSync(ROOT).sort();
  if (EVERYTHING) return all;
  const quick = all.filter((slug) => !SLOW.includes(slug));
  const families = quick.map(familyOf);
  return quick.filter((slug, index) => families.indexOf(familyOf(slug)) === index);
}

/** An accepted and a wrong solution, and all of them in a nightly run. */
function casesOf(slug: string): Case[] {
  return ['accepted', 'wrong'].flatMap((category) =>
    firstOf(readdirSync(`${ROOT}${slug}/solutions/${category}`).sort(), 1).map((name) =>
      caseOf(slug, `${category}/${name}`),
    ),
  );
}

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
let live: LiveClient;
beforeAll(async () => {
  site = await sharedSite();
  live = await connectLive(site.url);
}, 240_000);
afterAll(() => live.close());

describe.each(chooseSlugs())('%s through HTTP and socket', (slug) => {
  it.each(casesOf(slug).map((one) => [one.solution, one] as const))(
    '%s gets its verdict for the check that it names',
    async (_name, { solution, files, language }) => {
      const id = await postSubmission(site.url, { challenge: slug, language, mode: 'submit', files });
      live.events.length = 0;
      await live.subscribe(id, 0);
      const end = await live.next('grading.finished', 240_000);
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

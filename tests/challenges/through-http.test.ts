import { readdirSync, readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { connectLive, type LiveClient } from '../support/live.js';
import { shareOfDay, TODAY } from '../support/share.js';
import { ALL_RUNTIMES, startSite, type Site } from '../support/site.js';
import { getSubmission, postSubmission } from '../support/submit.js';

const ROOT = fileURLToPath(new URL('../../challenges/', import.meta.url));
/** All solutions, that many times each, when `HONE_REPEAT` is set; else an accepted and a wrong one, others each day. */
const REPEAT = Number(process.env['HONE_REPEAT'] ?? 1);
const ALL = process.env['HONE_REPEAT'] !== undefined;
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
  readonly slug: string;
  readonly solution: string;
  readonly files: { path: string; content: string }[];
  readonly language: string;
}

function chooseNames(names: readonly string[]): readonly string[] {
  const chosen = names[TODAY % names.length];
  return ALL || chosen === undefined ? names : [chosen];
}

function casesOf(slug: string): Case[] {
  const cases: Case[] = [];
  for (const category of ['accepted', 'wrong'])
    for (const name of chooseNames(readdirSync(`${ROOT}${slug}/solutions/${category}`).sort())) {
      const folder = `${ROOT}${slug}/solutions/${category}/${name}`;
      const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
        (path) => path !== 'expect.yml' && statSync(`${folder}/${path}`).isFile(),
      );
      const files = paths.map((path) => ({ path, content: readFileSync(`${folder}/${path}`, 'utf8') }));
      const extension = paths[0]?.split('.').at(-1) ?? '';
      cases.push({
        slug,
        solution: `${category}/${name}`,
        files,
        language: LANGUAGES[extension] ?? extension,
      });
    }
  return cases;
}

/** So many challenges are measured where all are asked for: the author gate measures every one. */
const MEASURED_AT_MOST = 3;

/** Measuring takes a core for itself: few challenges do it, others each day. */
function choosesSpeed(): (slug: string) => boolean {
  const measured = readdirSync(ROOT).filter((slug) =>
    /\bid: speed\b/.test(readFileSync(`${ROOT}${slug}/challenge.yml`, 'utf8')),
  );
  const chosen = shareOfDay(measured, ALL ? MEASURED_AT_MOST : 1, TODAY, false);
  return (slug) => chosen.includes(slug);
}

let site: Site;
let live: LiveClient;
beforeAll(async () => {
  site = await startSite({ runtimes: ALL_RUNTIMES, measured: choosesSpeed() });
  live = await connectLive(site.url);
}, 240_000);
afterAll(async () => {
  live.close();
  await site.stop();
}, 60_000);

/** A third of the challenges a day, unless all are asked for. */
function chooseSlugs(): string[] {
  const slugs = readdirSync(ROOT).sort();
  return ALL ? slugs : shareOfDay(slugs, Math.ceil(slugs.length / 3));
}

describe.each(chooseSlugs())('%s through HTTP and socket', (slug) => {
  it.each(casesOf(slug).map((one) => [one.solution, one] as const))(
    '%s gets its verdict',
    async (_name, { solution, files, language }) => {
      for (let turn = 0; turn < REPEAT; turn++) {
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
        if (solution.startsWith('accepted/'))
          expect(submission).toMatchObject({ verdict: 'accepted', score: { percent: 100 } });
        else expect(submission.verdict).not.toBe('accepted');
      }
    },
    400_000,
  );
});

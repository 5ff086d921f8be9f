import { execFile, execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { CHEAT_IDS } from '@hone/grading';
import { dockerHost, noted } from '../support/infrastructure.js';
import { shareOfDay, TODAY } from '../support/share.js';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

interface Report {
  readonly ok: boolean;
  readonly challenges: {
    slug: string;
    findings: { severity: string }[];
    solutions: { path: string; ok: boolean }[];
  }[];
}

/** So many challenges at most: an import or a format change may touch them all. */
const AT_MOST = 3;

/** The one that today belongs to. */
const ofToday = (slugs: readonly string[]): string | undefined => slugs[TODAY % slugs.length];

const git = (...args: string[]) => execFileSync('git', args, { cwd: ROOT, encoding: 'utf8' });
const CHANGES = git('diff', '--name-only', 'HEAD') + git('show', '--name-only', '--format=', 'HEAD');
const isChanged = (slug: string): boolean => CHANGES.includes(`challenges/${slug}/`);

/**
 * One challenge each day, and those that the newest commit or the work tree changed: of many a few, others on another
 * day. `npm run verify` does all of them, three times over.
 */
function chooseChallenges(): string[] {
  const all = readdirSync(`${ROOT}challenges`).sort();
  const changed = all.filter((slug) => isChanged(slug) && slug !== ofToday(all));
  const begin = changed.length > AT_MOST - 1 ? TODAY % changed.length : 0;
  const few = [...changed.slice(begin), ...changed.slice(0, begin)].slice(0, AT_MOST - 1);
  return all.filter((slug) => slug === ofToday(all) || few.includes(slug));
}

/** So many languages of the day's challenge, the next ones when its day comes again; of a changed one all. */
const LANGUAGES_A_DAY = 3;

function chooseLanguages(slug: string): string[] {
  const slugs = readdirSync(`${ROOT}challenges`).sort();
  if (slug !== ofToday(slugs) || isChanged(slug)) return [];
  const manifest = readFileSync(`${ROOT}challenges/${slug}/challenge.yml`, 'utf8');
  const { languages } = parse(manifest) as { languages: string[] };
  const turn = Math.floor(TODAY / slugs.length);
  return ['--language', shareOfDay(languages, LANGUAGES_A_DAY, turn, false).join(',')];
}

/** Every cheat costs a grading of the naive program: they are planted in one challenge a day, two at a time. */
function chooseCheats(slug: string): string[] {
  if (slug !== ofToday(readdirSync(`${ROOT}challenges`).sort())) return [];
  const pairs = Array.from({ length: Math.ceil(CHEAT_IDS.length / 2) }, (_, index) =>
    CHEAT_IDS.slice(2 * index, 2 * index + 2),
  );
  return ['--cheat', (pairs[TODAY % pairs.length] ?? []).join(',')];
}

describe('the author gate', () => {
  it.each(chooseChallenges())(
    'finds %s clean: starters 0, every solution with its promised verdict and check',
    async (slug) => {
      const env = {
        ...process.env,
        NODE_OPTIONS: '',
        DOCKER_HOST: dockerHost(),
        HONE_IMAGES: JSON.stringify(noted().images ?? {}),
      };
      const args = [
        'services/cli/bin/hone.mjs',
        'verify',
        `challenges/${slug}`,
        '--quick',
        '--json',
        ...chooseLanguages(slug),
        ...chooseCheats(slug),
      ];
      const { stdout } = await promisify(execFile)(process.execPath, args, {
        cwd: ROOT,
        env,
        maxBuffer: 1 << 26,
      }).catch((error: { stdout: string }) => error);
      const report = JSON.parse(stdout) as Report;
      // A warning is advice.
      const errors = report.challenges[0]?.findings.filter(({ severity }) => severity !== 'warning');
      expect(errors).toEqual([]);
      expect(report.challenges[0]?.solutions.filter((solution) => !solution.ok)).toEqual([]);
      expect(report.challenges[0]?.solutions.length).toBeGreaterThanOrEqual(6);
      expect(report.ok).toBe(true);
    },
    1_800_000,
  );
});

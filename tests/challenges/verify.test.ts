import { execFile, execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import { dockerHost, noted } from '../support/infrastructure.js';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

interface Report {
  readonly ok: boolean;
  readonly challenges: { slug: string; findings: unknown[]; solutions: { path: string; ok: boolean }[] }[];
}

/**
 * Challenges that the newest commit or the work tree changed, plus one more each day: `npm run verify` does all of
 * them, three times over.
 */
function chooseChallenges(): string[] {
  const all = readdirSync(`${ROOT}challenges`).sort();
  const git = (...args: string[]) => execFileSync('git', args, { cwd: ROOT, encoding: 'utf8' });
  const changed = git('diff', '--name-only', 'HEAD') + git('show', '--name-only', '--format=', 'HEAD');
  const today = all[Math.floor(Date.now() / 86_400_000) % all.length];
  return all.filter((slug) => slug === today || changed.includes(`challenges/${slug}/`));
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
      const args = ['services/cli/bin/hone.mjs', 'verify', `challenges/${slug}`, '--quick', '--json'];
      const { stdout } = await promisify(execFile)(process.execPath, args, {
        cwd: ROOT,
        env,
        maxBuffer: 1 << 26,
      }).catch((error: { stdout: string }) => error);
      const report = JSON.parse(stdout) as Report;
      expect(report.challenges[0]?.findings).toEqual([]);
      expect(report.challenges[0]?.solutions.filter((solution) => !solution.ok)).toEqual([]);
      expect(report.challenges[0]?.solutions.length).toBeGreaterThanOrEqual(6);
      expect(report.ok).toBe(true);
    },
    600_000,
  );
});

import { execFile } from 'node:child_process';
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

describe('the author gate', () => {
  it.each(readdirSync(`${ROOT}challenges`))(
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

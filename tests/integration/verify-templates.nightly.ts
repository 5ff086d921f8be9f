import { readdirSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openCommandLine } from '../support/site/command-line.js';

const TEMPLATES = readdirSync(fileURLToPath(new URL('../../services/cli/templates', import.meta.url))).sort();
const TIMEOUT_MS = 1_200_000;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(`${tmpdir()}/hone-templates-`);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('what hone new makes', () => {
  it.each(TEMPLATES)(
    'of the template %s passes the gate as it is, each solution graded once',
    async (template) => {
      const hone = openCommandLine(folder);
      const made = await hone('new', template, template, '--out', folder);
      expect(made.code).toBe(0);
      const { code, json } = await hone('verify', `${folder}/${template}`, '--quick');
      const [report] = (json as { challenges: { findings: { severity: string }[] }[] }).challenges;
      expect(report?.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
      expect(code).toBe(0);
    },
    TIMEOUT_MS,
  );
});

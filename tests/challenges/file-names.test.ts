import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { firstOf } from '../support/everything.js';
import { openCommandLine } from '../support/site/command-line.js';
import { sharedSite } from '../support/site/shared-site.js';
import type { RunningSite } from '../support/site/site.js';
import { submitAndAwait } from '../support/site/submit.js';

const SLUG = 'build-order';
const CHALLENGE = fileURLToPath(new URL(`../../challenges/${SLUG}`, import.meta.url));

let site: RunningSite;
let folder: string;
let content: string;
beforeAll(async () => {
  site = await sharedSite();
  folder = await mkdtemp(`${tmpdir()}/hone-file-names-`);
  content = await readFile(`${CHALLENGE}/solutions/accepted/reference-java/Main.java`, 'utf8');
}, 240_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('a right answer in Java in main.java, where the starter has Main.java', () => {
  it('is compiled without the starter’s class, over HTTP', async () => {
    const files = [{ path: 'main.java', content }];
    const { submission } = await submitAndAwait(site.url, {
      challenge: SLUG,
      language: 'java',
      mode: 'run',
      files,
    });
    expect(submission.compile).toMatchObject({ ok: true });
    expect(submission.checks.map(({ status }) => status)).toEqual(submission.checks.map(() => 'pass'));
  }, 120_000);

  it('is also compiled without it from the command line, when named as entry', async () => {
    const path = `${folder}/main.java`;
    await writeFile(path, content);
    const hone = openCommandLine(folder);
    for (const entry of firstOf([['--entry', 'main.java'], []], 1)) {
      const { code, json } = await hone(
        ...['grade', CHALLENGE, '--language', 'java', '--mode', 'run', path],
        ...entry,
      );
      expect(code).toBe(0);
      expect(json).toMatchObject({ verdict: 'accepted' });
    }
  }, 120_000);
});

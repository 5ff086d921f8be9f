import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browser } from 'playwright-core';
import { openBrowser } from '../support/browser/browser.js';
import { createVisitor, type Visitor } from '../support/browser/visitor.js';
import { openLearnerTool } from '../support/site/learner-tool.js';
import { sharedSite } from '../support/site/shared-site.js';
import type { RunningSite } from '../support/site/site.js';

const SOLUTIONS = fileURLToPath(new URL('../../challenges/busiest-window/solutions/', import.meta.url));
const solution = (path: string) => readFileSync(`${SOLUTIONS}${path}/main.py`, 'utf8');
const GRADED_MS = 90_000;

let site: RunningSite;
let browser: Browser;
let visitor: Visitor;
const home = mkdtempSync(join(tmpdir(), 'hone-learner-'));
const { start, run } = openLearnerTool(join(home, 'config'));
const folder = join(home, 'busiest-window');

beforeAll(async () => {
  [site, browser] = await Promise.all([sharedSite(), openBrowser()]);
  const page = await (await browser.newContext()).newPage();
  page.setDefaultTimeout(30_000);
  visitor = createVisitor(page, site.url);
}, 240_000);
afterAll(async () => {
  await browser.close();
  rmSync(home, { recursive: true });
}, 60_000);

async function logInWith(answer: 'Connect' | 'Decline') {
  const login = start(home, 'login', '--site', site.url, '--no-browser');
  const address = await login.prints(/Open +(\S+)/);
  await visitor.page.goto(address);
  await visitor.page.getByText(await login.prints(/Code +(\S+)/)).waitFor();
  await visitor.button(answer).click();
  return login;
}

describe('a learner with their own tools', () => {
  it('signs in through the browser, which may also decline', async () => {
    const early = start(home, 'login', '--site', site.url, '--no-browser');
    await visitor.page.goto(await early.prints(/Open +(\S+)/));
    await visitor.page.getByRole('main').getByRole('link', { name: 'Create an account' }).click();
    await visitor.fillRegister({ name: 'Ada Lovelace', email: `cli-${Date.now()}@example.org` });
    await visitor.button('Decline').click();
    await visitor.page.getByRole('heading', { name: 'Declined' }).waitFor();
    expect(await early.ended).toMatchObject({ code: 2, stderr: expect.stringContaining('was declined') });
    const login = await logInWith('Connect');
    await visitor.page.getByRole('heading', { name: 'Device connected' }).waitFor();
    expect(await login.ended).toMatchObject({ code: 0, stdout: expect.stringContaining('as Ada Lovelace') });
    expect(statSync(join(home, 'config/hone/credentials.json')).mode & 0o777).toBe(0o600);
  }, 120_000);

  it(
    'pulls a challenge, runs it, submits a wrong answer and then a right one',
    async () => {
      expect(await run(home, 'pull', 'busiest-window', '--language', 'python')).toMatchObject({ code: 0 });
      writeFileSync(join(folder, 'main.py'), solution('accepted/two-pointers-python'));
      const again = await run(home, 'pull', 'busiest-window', '--language', 'python');
      expect(again).toMatchObject({ code: 2, stderr: expect.stringContaining('main.py: differs') });
      const ran = await run(folder, 'run');
      expect(ran).toMatchObject({ code: 0, stdout: expect.stringContaining('samples passed') });
      writeFileSync(join(folder, 'main.py'), 'print("wrong")\n');
      const wrong = await run(folder, 'submit');
      expect(wrong).toMatchObject({
        code: 1,
        stdout: expect.stringMatching(/rejected, wrong answer, 0 of \d+ points/),
      });
      expect(wrong.stdout).toContain(`${site.url}/submissions/`);
      writeFileSync(join(folder, 'main.py'), solution('accepted/two-pointers-python'));
      const right = await run(folder, 'submit');
      expect(right).toMatchObject({ code: 0, stdout: expect.stringMatching(/accepted, (\d+) of \1 points/) });
      expect(right.stderr).toMatch(/✓ .* 1\/\d+/);
      expect((await run(home, 'list', '--status', 'solved')).stdout).toMatch(/✓ +busiest-window/);
    },
    3 * GRADED_MS,
  );

  it(
    'continues a submission that was interrupted, instead of making a second one',
    async () => {
      writeFileSync(join(folder, 'main.py'), solution('accepted/two-pointers-python') + '# again\n');
      const first = start(folder, 'submit');
      await first.prints(/Preparing|Running|Grading/);
      first.stop();
      expect(await first.ended).toMatchObject({
        code: 130,
        stdout: expect.stringContaining('keeps grading'),
      });
      const second = await run(folder, 'submit', '--json');
      expect(second).toMatchObject({ code: 0, stderr: expect.stringContaining('Continuing submission') });
      const { id, verdict } = JSON.parse(second.stdout) as { id: string; verdict: string };
      expect([(await first.ended).stdout.includes(id), verdict]).toEqual([true, 'accepted']);
    },
    2 * GRADED_MS,
  );

  it('says what to do about a rejected token', async () => {
    const token = `hone_${'a'.repeat(32)}`;
    const rejected = await run(folder, 'submit', '--token', token);
    expect(rejected).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('does not accept your token'),
    });
    const elsewhere = await run(folder, 'submit', '--site', 'http://127.0.0.1:9');
    expect(elsewhere).toMatchObject({ code: 2, stderr: expect.stringContaining('was pulled from') });
    const left = await run(home, 'logout', '--site', site.url);
    expect(left).toMatchObject({ code: 0, stdout: expect.stringContaining('The token is revoked') });
    expect(await run(folder, 'run')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('not signed in'),
    });
  }, 60_000);
});

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { prepareInstallation, type Installation } from '../support/site/compose.js';
import { submitAndAwait } from '../support/site/submit.js';

const QUERY = fileURLToPath(
  new URL('../../challenges/quiet-customers/solutions/accepted/reference/query.sql', import.meta.url),
);

let site: Installation;
beforeAll(async () => {
  site = await prepareInstallation();
  await site.must('up', '--detach');
  await site.must('run', '--rm', 'hone', 'seed', 'challenges/quiet-customers');
  await site.healthy();
}, 480_000);
afterAll(() => site.remove(), 120_000);

describe('an installation by compose', () => {
  it('shows its pages, grades an answer through the published port, and leaves nothing behind', async () => {
    const page = await fetch(`${site.url}/challenges/quiet-customers`);
    expect([page.status, await page.text()]).toEqual([200, expect.stringMatching(/<!doctype html>/i)]);
    const files = [{ path: 'query.sql', content: readFileSync(QUERY, 'utf8') }];
    const order = { challenge: 'quiet-customers', language: 'sql', mode: 'submit', files } as const;
    const { submission } = await submitAndAwait(site.url, order);
    expect(submission).toMatchObject({ verdict: 'accepted', score: { percent: 100 } });
    await site.must('down', '--volumes', '--remove-orphans', '--timeout', '30');
    expect(await site.left()).toEqual([]);
  }, 240_000);
});

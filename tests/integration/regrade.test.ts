import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { submissionSchema, submittedSchema, type Submission, type TokenScope } from '@hone/contracts';
import { PROGRAM, writeTwentyTests } from '../bench/twenty-tests.js';
import { openCommandLine } from '../support/site/command-line.js';
import { connectLive } from '../support/site/live.js';
import { registerStaff } from '../support/site/staff.js';
import { sharedSite } from '../support/site/shared-site.js';
import type { RunningSite } from '../support/site/site.js';
import { followEvents, guestCookie, submitAndAwait, type SubmitOrder } from '../support/site/submit.js';

const orderOf = (content: string): SubmitOrder => ({
  challenge: 'bench-twenty-tests',
  language: 'python',
  mode: 'submit',
  files: [{ path: 'main.py', content }],
});
let folder: string;
let site: RunningSite;
beforeAll(async () => {
  folder = await writeTwentyTests();
  site = await sharedSite();
  await site.seed([folder]);
}, 240_000);
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
}, 60_000);

const call = (path: string, cookie: string, method = 'GET') =>
  fetch(`${site.url}/api/v1/submissions/${path}`, { method, headers: { cookie } });
const read = async (id: string, cookie: string): Promise<Submission> =>
  submissionSchema.parse(await (await call(id, cookie)).json());
const owner = () => guestCookie(site.url);

async function regrade(id: string, cookie: string): Promise<string> {
  const response = await call(`${id}/regrade`, cookie, 'POST');
  expect(response.status).toBe(202);
  return submittedSchema.parse(await response.json()).id;
}

/** A token of the cookie's user. */
async function tokenOf(cookie: string, scopes: readonly TokenScope[]): Promise<string> {
  const body = JSON.stringify({ name: 'command line', scopes });
  const headers = { cookie, 'content-type': 'application/json' };
  const response = await fetch(`${site.url}/api/v1/tokens`, { method: 'POST', headers, body });
  expect(response.status).toBe(201);
  return ((await response.json()) as { token: string }).token;
}

/** Follows a submission to its end as its requester does. */
async function follow(id: string, cookie: string) {
  const live = await connectLive(site.url, { cookie });
  expect(await live.subscribe(id, 0)).toMatchObject({ ok: true });
  await live.next('grading.finished');
  live.close();
  return live.events;
}

describe('a regrade on a whole site', () => {
  it('grades the same answer on the same data again and says that nothing changed', async () => {
    const { submission } = await submitAndAwait(site.url, orderOf(PROGRAM));
    expect(submission.verdict).toBe('accepted');
    const { cookie } = await registerStaff(site, 'reviewer');
    expect((await call(submission.id, cookie)).status).toBe(404);
    const again = await regrade(submission.id, cookie);
    const events = await follow(again, cookie);
    expect(await followEvents(site.url, again)).toEqual(events);
    const regraded = await read(again, cookie);
    expect(regraded).toMatchObject({
      regradeOf: submission.id,
      verdict: 'accepted',
      comparison: {
        verdict: { before: 'accepted', after: 'accepted' },
        percent: { before: 100, after: 100 },
        checks: [],
      },
    });
    expect(regraded.checks.map(({ id }) => id)).toEqual(submission.checks.map(({ id }) => id));
    expect(await read(submission.id, cookie)).toMatchObject({ regrades: [again] });
    expect(await read(again, await owner())).toMatchObject({ verdict: 'accepted' });
    expect((await call(again, await guestCookie(site.url, 'somebody else'))).status).toBe(404);
  }, 120_000);

  it('is ordered and compared from the command line, and denied without the scope', async () => {
    const { submission } = await submitAndAwait(site.url, orderOf(PROGRAM));
    const commandAs = (HONE_TOKEN: string) => openCommandLine('.', { HONE_API_URL: site.url, HONE_TOKEN });
    const { cookie } = await registerStaff(site, 'reviewer');
    const reader = commandAs(await tokenOf(cookie, ['read']));
    expect(await reader('regrade', submission.id)).toMatchObject({
      code: 2,
      json: { code: 'AUTH_SCOPE_MISSING', errors: [{ path: 'HONE_TOKEN' }] },
    });
    expect(await read(submission.id, await owner())).not.toHaveProperty('regrades');
    const reviewer = commandAs(await tokenOf(cookie, ['read', 'submit', 'admin']));
    const { code, json } = await reader('regrade', submission.id, '--last');
    expect({ code, json }).toMatchObject({ code: 2, json: { code: 'SUBMISSION_NOT_FOUND' } });
    const asked = await reviewer('regrade', submission.id);
    expect(asked).toMatchObject({
      code: 0,
      json: {
        same: true,
        original: { id: submission.id },
        regrade: { regradeOf: submission.id, verdict: 'accepted' },
        comparison: { percent: { before: 100, after: 100 }, checks: [] },
      },
    });
    expect(await reader('regrade', submission.id, '--last')).toEqual(asked);
  }, 120_000);
});

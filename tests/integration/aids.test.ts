import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  approachesSchema,
  learningAidsSchema,
  nextHintSchema,
  revealSchema,
  submissionSchema,
  submittedSchema,
  type Submission,
} from '@hone/contracts';
import { TestClient } from '../../services/api/src/testing/test-client.js';
import { eventually } from '../support/eventually.js';
import { sharedSite } from '../support/site/shared-site.js';
import type { RunningSite } from '../support/site/site.js';

const ROOT = fileURLToPath(new URL('../../challenges/', import.meta.url));
const BASE = '/api/v1/challenges/busiest-window';
const POST = { method: 'POST' };
const GRADED_MS = 120_000;

const solution = (path: string) => readFileSync(`${ROOT}${path}`, 'utf8');
const RIGHT = solution('busiest-window/solutions/accepted/two-pointers-python/main.py');
const WRONG = solution('busiest-window/solutions/wrong/unsorted-python/main.py');
const WRONG_QUERY = solution('quiet-customers/solutions/wrong/cancelled-counts/query.sql');

let site: RunningSite;
beforeAll(async () => {
  site = await sharedSite();
}, 240_000);

async function guest(): Promise<TestClient> {
  const client = new TestClient(site.url);
  await client.call('/api/v1/auth/guest', POST);
  return client;
}

interface Program {
  readonly content: string;
  readonly mode?: 'run' | 'submit';
  readonly input?: string;
  readonly challenge?: string;
}

/** Submits a program and waits for its verdict. */
async function grade(client: TestClient, { content, mode = 'submit', input, challenge }: Program) {
  const isSql = challenge === 'quiet-customers';
  const json = {
    challenge: challenge ?? 'busiest-window',
    language: isSql ? 'sql' : 'python',
    files: [{ path: isSql ? 'query.sql' : 'main.py', content }],
    mode,
    ...(input === undefined ? {} : { input }),
  };
  const { id } = await client.get(submittedSchema, '/api/v1/submissions', { json }, 202);
  const read = () => client.get(submissionSchema, `/api/v1/submissions/${id}`);
  return eventually(read, ({ status }) => status === 'graded', GRADED_MS);
}

const aids = (client: TestClient) => client.get(learningAidsSchema, `${BASE}/aids`);
const reveal = (client: TestClient, { id }: Submission, check: string) =>
  client.get(revealSchema, `/api/v1/submissions/${id}/checks/${check}/reveal`, POST);

/** The output of a program for an input, from a run. */
async function printed(client: TestClient, content: string, input: string): Promise<string> {
  const { checks } = await grade(client, { content, mode: 'run', input });
  const evidence = checks.find(({ id }) => id === 'custom')?.evidence;
  if (evidence?.type !== 'output') throw new Error(`no output: ${JSON.stringify(evidence)}`);
  return evidence.stdout;
}

// Each has a separate guest.
describe.concurrent('help on a whole site', () => {
  it('gives a hint per graded submission, and the editorial after an accepted answer', async () => {
    const client = await guest();
    expect((await client.call(`${BASE}/hints/next`, POST)).status).toBe(409);
    await grade(client, { content: WRONG, mode: 'run' });
    expect(await aids(client)).toMatchObject({ hints: [], attemptsToNextHint: 1, editorial: false });
    await grade(client, { content: WRONG });
    const calls = await Promise.all([1, 2, 3, 4].map(() => client.call(`${BASE}/hints/next`, POST)));
    expect(calls.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409]);
    const given = nextHintSchema.parse(calls.find(({ status }) => status === 200)?.body);
    expect(given.hint.index).toBe(1);
    expect((await aids(client)).hints).toEqual([given.hint]);
    for (const path of ['editorial', 'approaches?language=python'])
      expect((await client.call(`${BASE}/${path}`)).status).toBe(403);
    expect(await grade(client, { content: RIGHT })).toMatchObject({ verdict: 'accepted' });
    expect(await aids(client)).toMatchObject({ solved: true, gaveUp: false, editorial: true });
    const { body } = await client.call(`${BASE}/editorial`);
    expect(body).toEqual({ editorial: solution('busiest-window/editorial.md') });
    const { items } = await client.get(approachesSchema, `${BASE}/approaches?language=python`);
    expect(items.find(({ title }) => title === 'Two pointers')).toMatchObject({
      cost: 'n log n',
      files: [{ path: 'main.py', content: RIGHT }],
    });
    expect(items.map(({ standing }) => standing)).toContain('slow');
    expect(JSON.stringify(items)).not.toContain(JSON.stringify(WRONG).slice(1, -1));
  }, 240_000);

  it('opens the editorial by giving up, and still counts a later solution', async () => {
    const client = await guest();
    await client.call(`${BASE}/give-up`, POST);
    expect((await client.call(`${BASE}/editorial`)).status).toBe(200);
    await grade(client, { content: RIGHT });
    expect(await aids(client)).toMatchObject({ solved: true, gaveUp: true });
  }, 240_000);

  it('reveals a generated case on which the program really fails, and the right one does not', async () => {
    const client = await guest();
    const submission = await grade(client, { content: WRONG });
    expect(submission.verdict).toBe('rejected');
    const [check = ''] = submission.revealable ?? [];
    const { evidence } = await reveal(client, submission, check);
    if (evidence.type !== 'diff' || evidence.input === undefined) throw new Error('no case was revealed');
    const { input, expected, actual } = evidence;
    expect(actual).not.toEqual(expected);
    expect(await printed(client, WRONG, input)).toEqual(actual);
    expect((await printed(client, RIGHT, input)).trim()).toEqual(expected.trim());
    const events = await client.call(`/api/v1/submissions/${submission.id}/events`);
    expect(JSON.stringify([submission, events.body])).not.toContain(JSON.stringify(input).slice(1, -1));
    const other = await guest();
    const address = `/api/v1/submissions/${submission.id}/checks/${check}/reveal`;
    expect((await other.call(address, POST)).status).toBe(404);
  }, 240_000);

  it('reveals rows of seeded data that a query got wrong, and of no other', async () => {
    const client = await guest();
    const submission = await grade(client, { content: WRONG_QUERY, challenge: 'quiet-customers' });
    const seeded = ['everyday', 'everyday-large'];
    const failed = submission.checks.filter((check) => check.status === 'fail').map(({ id }) => id);
    expect(failed.some((id) => !seeded.includes(id))).toBe(true);
    expect(submission.revealable).toEqual(failed.filter((id) => seeded.includes(id)));
    const [check = ''] = submission.revealable ?? [];
    const { evidence } = await reveal(client, submission, check);
    if (evidence.type !== 'rows') throw new Error('no rows were revealed');
    expect(evidence.missingCount + evidence.extraCount).toBeGreaterThan(0);
    expect(evidence.missing.length + evidence.extra.length).toBeGreaterThan(0);
    const hidden = failed.find((id) => !seeded.includes(id)) ?? '';
    const rejected = await client.call(`/api/v1/submissions/${submission.id}/checks/${hidden}/reveal`, POST);
    expect(rejected).toMatchObject({ status: 404, body: { code: 'REVEAL_NOT_FOUND' } });
  }, 240_000);
});

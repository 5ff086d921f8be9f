import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { submissionSchema } from '@hone/contracts';
import {
  bearing,
  createToken,
  credentialsOf,
  logIn,
  register,
  whoIs,
} from '../../services/api/src/testing/account-people.js';
import { POST, SUBMISSION } from '../../services/api/src/testing/test-api.js';
import type { TestAttempt } from '../../services/api/src/testing/test-worker.js';
import { findMentions, startApiProcess, type ApiProcess } from '../support/api/api-process.js';
import { unique } from '../support/api/api-repositories.js';
import { eventually } from '../support/eventually.js';
import { median } from '../support/median.js';
import { asGuest, draftOf, historyOf, idOf, saveDraft, submitAnswer } from '../support/api/people-at-work.js';

let api: ApiProcess;
beforeAll(async () => {
  api = await startApiProcess({ HONE_SETTLE_MS: '1500' });
}, 120_000);
afterAll(() => api.close(), 60_000);

/** The attempt of a run, once it is queued. */
async function takeRun(submission: string): Promise<TestAttempt> {
  const taken = await eventually(
    () => api.worker.take('grading-run').catch(() => undefined),
    (attempt) => attempt?.job.submission === submission,
  );
  if (taken === undefined) throw new Error('nothing was taken');
  return taken;
}

describe('a guest', () => {
  it('who registers keeps id and progress', async () => {
    const client = await asGuest(api.client());
    const id = await idOf(client);
    const submission = await submitAnswer(client);
    await saveDraft(client, 'print(5)');
    const user = await register(client, unique());
    expect(user).toMatchObject({ id, guest: false });
    expect(await historyOf(client)).toEqual([submission]);
    expect(await draftOf(client)).toMatchObject({ draft: { files: [{ content: 'print(5)' }] } });
  }, 30_000);

  it('who signs in brings the submission that is being graded, which ends in the account', async () => {
    const word = unique();
    await register(api.client(), word);
    const client = await asGuest(api.client());
    const submission = await submitAnswer(client, 'run');
    const attempt = await takeRun(submission);
    const user = await logIn(client, word);
    const running = await client.get(submissionSchema, `/api/v1/submissions/${submission}`);
    expect(running).toMatchObject({ status: 'running' });
    const feed = await api.client().call(`/api/v1/internal/submissions/${submission}/feed?user=${user.id}`, {
      headers: api.service,
    });
    expect(feed).toMatchObject({ status: 200, body: { status: 'running' } });
    await attempt.report();
    await eventually(
      () => client.get(submissionSchema, `/api/v1/submissions/${submission}`),
      ({ status }) => status === 'graded',
      20_000,
    );
  }, 60_000);
});

describe('an address', () => {
  it('that many register at once goes to one of them', async () => {
    const word = unique();
    const tries = await Promise.all(
      Array.from({ length: 8 }, () =>
        api.client().call('/api/v1/auth/register', { json: credentialsOf(word) }),
      ),
    );
    expect(tries.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409, 409, 409, 409, 409]);
    await logIn(api.client(), word);
  }, 30_000);

  it('cannot be guessed from the time that a wrong password takes', async () => {
    const word = unique();
    await register(api.client(), word);
    const timeOf = async (email: string): Promise<number> => {
      const begun = performance.now();
      const answer = await api.client().call('/api/v1/auth/login', { json: { email, password: 'wrong' } });
      expect(answer).toMatchObject({ status: 401, body: { code: 'AUTH_INVALID' } });
      return performance.now() - begun;
    };
    const times = { known: [] as number[], unknown: [] as number[] };
    for (let round = 0; round < 15; round++) {
      times.known.push(await timeOf(credentialsOf(word).email));
      times.unknown.push(await timeOf(`${unique()}@example.org`));
    }
    const ratio = median(times.known) / median(times.unknown);
    expect(ratio).toBeGreaterThan(0.6);
    expect(ratio).toBeLessThan(1.7);
  }, 60_000);
});

describe('a session id', () => {
  it('is worthless after registering, signing in, changing the password and signing out', async () => {
    const [word, client] = [unique(), await asGuest(api.client())];
    const { email, password } = credentialsOf(word);
    const next = 'quite another phrase';
    const acts = [
      () => register(client, word),
      () => logIn(client, word),
      () => client.call('/api/v1/me/password', { json: { current: password, next } }),
      () => client.call('/api/v1/auth/login', { json: { email, password: next } }),
      () => client.call('/api/v1/auth/logout', POST),
    ];
    for (const act of acts) {
      const before = api.client();
      before.cookie = client.cookie;
      await act();
      expect(client.cookie).not.toBe(before.cookie);
      expect(await whoIs(before)).toBeUndefined();
      const answer = await api.client().call('/api/v1/internal/session', {
        json: { cookie: before.cookie },
        headers: api.service,
      });
      expect(answer.body).toEqual({ user: null });
    }
  }, 30_000);
});

describe('a session that an older version began', () => {
  it('is still valid, and is listed', async () => {
    const client = await asGuest(api.client());
    const user = await idOf(client);
    const unknown = { createdAt: '', lastSeenAt: '', client: '' };
    await api.database.collection('sessions').updateOne({ user }, { $unset: unknown });
    expect(await idOf(client)).toBe(user);
    const { body } = await client.call('/api/v1/me/sessions');
    expect(body).toMatchObject({ items: [{ current: true, client: 'Unknown client' }] });
  }, 30_000);
});

describe('a token', () => {
  it('reads and submits as its scopes say, also for the live gateway, until it is revoked', async () => {
    const client = api.client();
    const { id } = await register(client, unique());
    const reading = await createToken(client, ['read']);
    const submitting = await createToken(client, ['submit']);
    const by = (token: string, path: string, call: object = {}) =>
      api.client().call(path, { ...call, headers: bearing(token) });
    expect((await by(reading.token, '/api/v1/submissions')).status).toBe(200);
    const denied = await by(reading.token, '/api/v1/submissions', { json: SUBMISSION });
    expect(denied).toMatchObject({ status: 403, body: { code: 'AUTH_SCOPE_MISSING' } });
    expect((await by(submitting.token, '/api/v1/submissions', { json: SUBMISSION })).status).toBe(202);
    expect((await by(submitting.token, '/api/v1/submissions')).status).toBe(403);
    const session = async (token: string): Promise<unknown> =>
      (await api.client().call('/api/v1/internal/session', { json: { token }, headers: api.service })).body;
    expect(await session(reading.token)).toEqual({ user: id });
    expect(await session(submitting.token)).toEqual({ user: null });
    await client.call(`/api/v1/tokens/${reading.id}`, { method: 'DELETE' });
    expect((await by(reading.token, '/api/v1/submissions')).status).toBe(401);
    expect(await session(reading.token)).toEqual({ user: null });
    expect(await findMentions(api.database, submitting.token.slice(5))).toEqual([]);
  }, 30_000);
});

describe('hone admin', () => {
  const hone = async (...words: string[]) => {
    const child = spawn(process.execPath, ['services/cli/bin/hone.mjs', 'admin', ...words, '--json'], {
      cwd: fileURLToPath(new URL('../..', import.meta.url)),
      env: api.env,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const [printed, [code]] = await Promise.all([
      text(child.stdout),
      once(child, 'exit') as Promise<[number]>,
    ]);
    return { code, output: JSON.parse(printed) as unknown };
  };

  it('gives and takes roles, and says why when it cannot', async () => {
    const [word, client] = [unique(), api.client()];
    await register(client, word);
    const { email } = credentialsOf(word);
    expect(await hone('grant', email, 'admin')).toEqual({
      code: 0,
      output: { ok: true, email, roles: ['admin'] },
    });
    expect((await whoIs(client))?.roles).toEqual(['admin']);
    expect(await hone('revoke', email, 'admin')).toMatchObject({ code: 0, output: { roles: [] } });
    expect((await whoIs(client))?.roles).toEqual([]);
    const unknown = await hone('grant', 'nobody@example.org', 'admin');
    expect(unknown).toMatchObject({ code: 1, output: { ok: false, code: 'ACCOUNT_NOT_FOUND' } });
    expect(await hone('grant', email, 'king')).toMatchObject({
      code: 2,
      output: { errors: [{ path: 'role' }] },
    });
  }, 60_000);
});

import { describe, expect, it } from 'vitest';
import type { SubmitBody } from '@hone/contracts';
import { createHoneApi } from './hone-api.js';
import { createIdempotencyKey } from './idempotency-key.js';
import { createSendRequest } from './send-request.js';
import { sendSubmission } from './send-submission.js';

const BODY: SubmitBody = {
  challenge: 'busiest-window',
  language: 'python',
  files: [{ path: 'main.py', content: 'print(1)' }],
  mode: 'submit',
};

const GUEST = { id: 'u1', name: 'Guest', guest: true, roles: [] };
const links = { self: '/s', events: '/e', files: '/f' };
const accepted = () => Response.json({ id: 's1', status: 'queued', position: 1, links }, { status: 202 });

function away(headers: Record<string, string> = {}): Response {
  const body = {
    type: 'about:blank',
    title: '',
    status: 503,
    detail: 'away',
    code: 'SERVICE_UNAVAILABLE',
    requestId: 'r',
  };
  return Response.json(body, { status: 503, headers });
}

/** A server with one session and a list of answers to POST /submissions. */
function serverWith(answers: (() => Response)[], hasSession: boolean) {
  const calls: string[] = [];
  const keys: (string | null)[] = [];
  let user = hasSession ? GUEST : null;
  const api = createHoneApi(
    createSendRequest((input, init) => {
      const path = typeof input === 'string' ? input.replace('/api/v1', '') : '';
      calls.push(`${init?.method ?? ''} ${path}`);
      if (path === '/me') return Promise.resolve(Response.json({ user }));
      if (path === '/auth/guest') {
        user = GUEST;
        return Promise.resolve(Response.json({ user }, { status: 201 }));
      }
      keys.push(new Headers(init?.headers).get('idempotency-key'));
      const next = answers.shift();
      return next === undefined ? Promise.reject(new TypeError('cut')) : Promise.resolve(next());
    }),
  );
  return { api, calls, keys };
}

function options() {
  const pauses: number[] = [];
  const wait = () => Promise.resolve();
  return { pauses, sending: { key: 'k1', wait, onRetry: (_: unknown, ms: number) => pauses.push(ms) } };
}

describe('sending a submission', () => {
  it('starts a guest session before the first one, and none when there is a session', async () => {
    const first = serverWith([accepted], false);
    await sendSubmission(first.api, BODY, options().sending);
    expect(first.calls).toEqual(['GET /me', 'POST /auth/guest', 'POST /submissions']);
    const later = serverWith([accepted], true);
    await sendSubmission(later.api, BODY, options().sending);
    expect(later.calls).toEqual(['GET /me', 'POST /submissions']);
  });

  it('retries with the same key, after the time that the server asks for', async () => {
    const server = serverWith([() => away({ 'retry-after': '5' }), () => away(), accepted], true);
    const { pauses, sending } = options();
    await expect(sendSubmission(server.api, BODY, sending)).resolves.toMatchObject({ id: 's1' });
    expect(server.keys).toEqual(['k1', 'k1', 'k1']);
    expect(pauses).toEqual([5_000, 1_500]);
  });

  it('throws a rejection at once', async () => {
    const rejection = () =>
      Response.json(
        {
          type: '',
          title: '',
          status: 422,
          detail: 'no',
          code: 'FILE_EMPTY',
          requestId: 'r',
          errors: [{ path: 'files', message: 'every file is empty; add some code' }],
        },
        { status: 422 },
      );
    const server = serverWith([rejection], true);
    const { pauses, sending } = options();
    await expect(sendSubmission(server.api, BODY, sending)).rejects.toMatchObject({ code: 'FILE_EMPTY' });
    expect(pauses).toEqual([]);
  });

  it('gives up in the end and throws the last failure', async () => {
    const server = serverWith([], true);
    const { pauses, sending } = options();
    await expect(sendSubmission(server.api, BODY, sending)).rejects.toMatchObject({ name: 'ConnectionLost' });
    expect(pauses).toHaveLength(4);
  });
});

describe('an idempotency key', () => {
  it('is new each time and has a form that the API accepts', () => {
    const keys = new Set(Array.from({ length: 50 }, () => createIdempotencyKey()));
    expect(keys.size).toBe(50);
    for (const key of keys) expect(key).toMatch(/^[0-9a-f]{32}$/);
  });
});

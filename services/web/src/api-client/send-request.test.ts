import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { ApiProblem, ConnectionLost, mayRetry, UnreadableAnswer } from './failures.js';
import { createSendRequest } from './send-request.js';

interface Seen {
  url: string;
  init: RequestInit;
}

function answering(response: () => Response) {
  const seen: Seen[] = [];
  const send = createSendRequest((input, init) => {
    seen.push({ url: typeof input === 'string' ? input : '', init: init ?? {} });
    return Promise.resolve(response());
  });
  return { send, seen };
}

const json =
  (body: unknown, status = 200, headers: Record<string, string> = {}) =>
  () =>
    new Response(JSON.stringify(body), { status, headers });

const answer = z.object({ ok: z.boolean() });

describe('sending a request', () => {
  it('sends the query without empty values and the body as JSON with its key', async () => {
    const { send, seen } = answering(json({ ok: true }));
    await send({
      method: 'GET',
      path: '/challenges',
      query: { q: 'a b', kind: '', cursor: undefined },
      answer,
    });
    await send({ method: 'POST', path: '/submissions', body: { a: 1 }, idempotencyKey: 'k1', answer });
    expect(seen.map((request) => request.url)).toEqual(['/api/v1/challenges?q=a+b', '/api/v1/submissions']);
    const headers = new Headers(seen[1]?.init.headers);
    expect([headers.get('content-type'), headers.get('idempotency-key')]).toEqual(['application/json', 'k1']);
    expect(seen[1]?.init.body).toBe('{"a":1}');
  });

  it('sends the bytes of a file unchanged, so that the server sees its encoding', async () => {
    const { send, seen } = answering(json({ ok: true }));
    const latin1 = Uint8Array.from([0x4a, 0x6f, 0x73, 0xe9]);
    await send({ method: 'POST', path: '/invitations', csv: new Blob([latin1]), answer });
    const sent = new Response(seen[0]?.init.body);
    expect(new Headers(seen[0]?.init.headers).get('content-type')).toBe('text/csv');
    expect([...new Uint8Array(await sent.arrayBuffer())]).toEqual([...latin1]);
  });

  it('rejects an answer of another form', async () => {
    const { send } = answering(json({ ok: 'yes' }));
    await expect(send({ method: 'GET', path: '/me', answer })).rejects.toBeInstanceOf(UnreadableAnswer);
  });

  it('reports a problem document with its code, id and waiting time', async () => {
    const problem = {
      type: 'about:blank',
      title: 'Too many requests',
      status: 429,
      detail: 'wait',
      code: 'RATE_LIMITED',
      requestId: 'r1',
    };
    const { send } = answering(json(problem, 429, { 'retry-after': '7' }));
    const error: unknown = await send({ method: 'GET', path: '/me', answer }).catch(
      (caught: unknown) => caught,
    );
    expect(error).toBeInstanceOf(ApiProblem);
    expect(error).toMatchObject({ code: 'RATE_LIMITED', status: 429, retryAfterMs: 7_000, retry: true });
  });

  it('understands a proxy that answers something else', async () => {
    const { send } = answering(() => new Response('<h1>Bad gateway</h1>', { status: 502 }));
    const error: unknown = await send({ method: 'GET', path: '/me', answer }).catch(
      (caught: unknown) => caught,
    );
    expect(error).toMatchObject({ code: 'SERVICE_UNAVAILABLE', status: 502, retry: true });
  });

  it('distinguishes a lost connection from an abort', async () => {
    const lost = createSendRequest(() => Promise.reject(new TypeError('failed to fetch')));
    await expect(lost({ method: 'GET', path: '/me', answer })).rejects.toBeInstanceOf(ConnectionLost);
    const aborted = createSendRequest(() => Promise.reject(new DOMException('stop', 'AbortError')));
    await expect(aborted({ method: 'GET', path: '/me', answer })).rejects.toMatchObject({
      name: 'AbortError',
    });
  });

  it('knows which failures are worth another try', () => {
    const of = (code: string, status: number) =>
      new ApiProblem({ type: '', title: '', status, detail: '', code, requestId: '' });
    expect(mayRetry(of('SERVICE_UNAVAILABLE', 503))).toBe(true);
    expect(mayRetry(of('FILE_PATH_REFUSED', 422))).toBe(false);
    expect(mayRetry(new ConnectionLost(null))).toBe(true);
    expect(mayRetry(new UnreadableAnswer('/x', null))).toBe(false);
  });
});

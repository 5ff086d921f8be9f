import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createApiClient } from './api-client.js';

interface Asked {
  readonly method: string | undefined;
  readonly url: string | undefined;
  readonly authorization: string | undefined;
  readonly body: string;
}

let server: Server;
let asked: Asked[];
let answer: { status: number; body: unknown };

beforeEach(async () => {
  asked = [];
  server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      const { method, url, headers } = request;
      asked.push({ method, url, authorization: headers.authorization, body });
      response.writeHead(answer.status, { 'content-type': 'application/json' });
      response.end(JSON.stringify(answer.body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});

afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const open = () =>
  createApiClient({
    apiUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    serviceToken: 'a-service-token',
  });

describe('the internal routes of the api', () => {
  it('identify the user of credentials', async () => {
    answer = { status: 200, body: { user: 'ann' } };
    expect(await open().authenticator.authenticate({ cookie: 'c=1' })).toEqual({ user: 'ann' });
    expect(asked).toEqual([
      {
        method: 'POST',
        url: '/api/v1/internal/session',
        authorization: 'Bearer a-service-token',
        body: '{"cookie":"c=1"}',
      },
    ]);
    answer = { status: 200, body: { user: null } };
    expect(await open().authenticator.authenticate({})).toBeUndefined();
  });

  it('count handshakes, and say when there were too many', async () => {
    answer = { status: 200, body: { address: '198.51.100.7' } };
    const { handshakes } = open();
    const peer = { address: '10.0.0.1', forwardedFor: '198.51.100.7' };
    expect(await handshakes.countPeer(peer)).toBe('198.51.100.7');
    await handshakes.countUser('ann');
    expect(asked.map(({ url, body }) => `${url} ${body}`)).toEqual([
      `/api/v1/internal/handshakes ${JSON.stringify(peer)}`,
      '/api/v1/internal/handshakes {"user":"ann"}',
    ]);
    answer = { status: 429, body: { code: 'RATE_LIMITED' } };
    await expect(handshakes.countUser('ann')).rejects.toMatchObject({ code: 'RATE_LIMITED' });
    answer = { status: 503, body: {} };
    await expect(handshakes.countPeer(peer)).rejects.toMatchObject({ code: 'SERVICE_UNAVAILABLE' });
  });

  it('find a submission as its viewer may see it', async () => {
    const found = { status: 'running', lastSeq: 3 };
    answer = { status: 200, body: found };
    expect(await open().feed.find('s/1', { user: 'a b' })).toEqual(found);
    await open().feed.find('s', { user: null });
    expect(asked.map(({ url }) => url)).toEqual([
      '/api/v1/internal/submissions/s%2F1/feed?user=a%20b',
      '/api/v1/internal/submissions/s/feed',
    ]);
  });

  it('say who may watch a workspace', async () => {
    answer = { status: 200, body: { ok: true, blind: true } };
    expect(await open().watchAccess.check('w/1', { user: 'a b' })).toEqual({ ok: true, blind: true });
    answer = { status: 200, body: { ok: false, code: 'AUTH_REQUIRED' } };
    expect(await open().watchAccess.check('w', { user: null })).toEqual({ ok: false, code: 'AUTH_REQUIRED' });
    answer = { status: 503, body: {} };
    await expect(open().watchAccess.check('w', { user: null })).rejects.toThrow('not responding');
    expect(asked.map(({ url }) => url)).toEqual([
      '/api/v1/internal/workspaces/w%2F1/watch?user=a%20b',
      '/api/v1/internal/workspaces/w/watch',
      '/api/v1/internal/workspaces/w/watch',
    ]);
  });

  it('return nothing for unknown ids', async () => {
    answer = { status: 404, body: {} };
    expect(await open().feed.find('s', { user: 'ann' })).toBeUndefined();
  });

  it('count as unavailable when they fail or answer something else', async () => {
    answer = { status: 503, body: {} };
    await expect(open().feed.find('s', { user: 'ann' })).rejects.toThrow('not responding');
    answer = { status: 200, body: { status: 'sleeping', lastSeq: 1 } };
    await expect(open().feed.find('s', { user: 'ann' })).rejects.toThrow();
  });
});

import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createPackageStore } from './package-store.js';

let server: Server;
let asked: { url: string | undefined; authorization: string | undefined }[];
let answer: { status: number; body: string };

beforeEach(async () => {
  asked = [];
  answer = { status: 200, body: 'a' };
  server = createServer((request, response) => {
    asked.push({ url: request.url, authorization: request.headers.authorization });
    response.writeHead(answer.status).end(answer.body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});

afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const open = (keep?: number) =>
  createPackageStore({
    apiUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    serviceToken: 'a-service-token',
    keep,
    load: (archive) => {
      const text = new TextDecoder().decode(archive);
      return Promise.resolve({ value: text, digest: `sha256:${text}` });
    },
  });

describe('the package store', () => {
  it('asks the api by digest, with the service token', async () => {
    expect(await open().get('sha256:a')).toBe('a');
    expect(asked).toEqual([
      { url: '/api/v1/internal/packages/sha256%3Aa', authorization: 'Bearer a-service-token' },
    ]);
  });

  it('fetches a package once, however many ask at once and later', async () => {
    const store = open();
    await Promise.all([store.get('sha256:a'), store.get('sha256:a')]);
    await store.get('sha256:a');
    expect(asked).toHaveLength(1);
  });

  it('rejects content that does not match the digest', async () => {
    await expect(open().get('sha256:b')).rejects.toThrow('served sha256:a as package sha256:b');
  });

  it('asks again after a failure', async () => {
    const store = open();
    answer = { status: 503, body: '' };
    await expect(store.get('sha256:a')).rejects.toThrow('503');
    answer = { status: 200, body: 'a' };
    expect(await store.get('sha256:a')).toBe('a');
  });

  it('forgets the package that was not used for longest', async () => {
    const store = open(2);
    for (const name of ['a', 'b', 'a', 'c', 'a', 'b']) {
      answer = { status: 200, body: name };
      await store.get(`sha256:${name}`);
    }
    expect(asked.map(({ url }) => url?.at(-1))).toEqual(['a', 'b', 'c', 'b']);
  });
});

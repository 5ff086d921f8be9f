import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createTrustedCache } from '@hone/grading';
import { createSilentLogger } from '@hone/kit/testing';
import { afterEach, describe, expect, it } from 'vitest';
import { createHostCache } from './host-cache.js';

const server = createServer();
afterEach(() => void server.close());

/** An api that keeps the first measurement under each name. */
async function serveApi(
  kept = new Map<string, string>(),
): Promise<{ url: string; kept: Map<string, string> }> {
  server.removeAllListeners('request');
  server.on('request', (request, response) => {
    const name = request.url ?? '';
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      if (request.method === 'PUT' && !kept.has(name)) kept.set(name, Buffer.concat(chunks).toString());
      const value = kept.get(name);
      response.writeHead(value === undefined ? 404 : 200).end(value);
    });
  });
  if (!server.listening) await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, kept };
}

const open = (apiUrl: string, hostClass = 'a cpu') =>
  createHostCache({
    apiUrl,
    serviceToken: 'x'.repeat(16),
    cache: createTrustedCache(),
    hostClass,
    logger: createSilentLogger(),
    timeoutMs: 1_000,
  });
const of = (text: string) => () => Promise.resolve(new TextEncoder().encode(text));
const never = () => Promise.reject(new Error('measured again'));
const textOf = async (value: Promise<Uint8Array>) => new TextDecoder().decode(await value);

describe('measurements of a class of hosts', () => {
  it('are made by one worker for all of them', async () => {
    const { url } = await serveApi();
    expect(await textOf(open(url).get('k', of('1')))).toBe('1');
    expect(await textOf(open(url).get('k', never))).toBe('1');
  });

  it('are the first that was kept, also for a worker that measured at the same time', async () => {
    const { url } = await serveApi();
    const [one, other] = [open(url), open(url)];
    let release = (): void => undefined;
    const slow = new Promise<void>((resolve) => (release = resolve));
    const late = one.get('k', async () => {
      await slow;
      return new TextEncoder().encode('late');
    });
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(await textOf(other.get('k', of('early')))).toBe('early');
    release();
    expect(await textOf(late)).toBe('early');
  });

  it('are not those of another class', async () => {
    const { url } = await serveApi();
    await open(url).get('k', of('1'));
    expect(await textOf(open(url, 'another cpu').get('k', of('2')))).toBe('2');
  });

  it('are made by each worker while the api is unavailable', async () => {
    expect(await textOf(open('http://127.0.0.1:9').get('k', of('1')))).toBe('1');
  });
});

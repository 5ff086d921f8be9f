import { createServer, type Server } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createHttpSender } from './send-webhook.http.js';

let server: Server;
let port: number;
let requests: { readonly url: string | undefined; readonly body: string }[];
let answer: { status: number; location?: string } | 'nothing';

beforeEach(async () => {
  requests = [];
  answer = { status: 204 };
  server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (chunk: string) => (body += chunk));
    request.on('end', () => {
      requests.push({ url: request.url, body });
      if (answer === 'nothing') return;
      const { status, location } = answer;
      response.writeHead(status, location === undefined ? {} : { location }).end();
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  port = typeof address === 'object' && address !== null ? address.port : 0;
});
afterEach(async () => {
  server.closeAllConnections();
  await new Promise((done) => server.close(done));
});

const LOOPBACK = { networks: ['127.0.0.0/8'] };
const PUBLIC = { address: '93.184.215.14', family: 4 };
const OWN = { address: '127.0.0.1', family: 4 };
const request = (host: string, path = '/hook') => ({
  url: `http://${host}:${port}${path}`,
  headers: {},
  body: '{"a":1}',
});

describe('sending over HTTP', () => {
  it('posts to an allowed address and reports its status', async () => {
    const sender = createHttpSender(LOOPBACK);
    expect(await sender.send(request('127.0.0.1'))).toEqual({ status: 204 });
    expect(requests).toEqual([{ url: '/hook', body: '{"a":1}' }]);
  });

  it.each([
    ...['127.0.0.1', '127.1', '2130706433', '0x7f.1', '0.0.0.0', '10.0.0.8', '172.16.0.1', '192.168.1.1'],
    ...['169.254.169.254', '100.64.0.1', '224.0.0.1', '255.255.255.255', '192.0.2.1', '198.18.0.1'],
    ...[
      '[::1]',
      '[::]',
      '[::ffff:127.0.0.1]',
      '[fe80::1]',
      '[fd00::1]',
      '[64:ff9b::7f00:1]',
      '[2002:7f00:1::]',
    ],
  ])('rejects %s', async (host) => {
    const sender = createHttpSender({ networks: [] });
    const notPublic = 'the address is not public';
    expect(await sender.findObstacle(request(host).url)).toBe(notPublic);
    expect(await sender.send(request(host))).toEqual({ error: notPublic });
    expect(requests).toEqual([]);
  });

  it('rejects a name when any of its addresses is not public', async () => {
    const sender = createHttpSender({ networks: [], resolve: () => Promise.resolve([PUBLIC, OWN]) });
    expect(await sender.findObstacle(request('example.org').url)).toBe('the address is not public');
    expect(await sender.send(request('example.org'))).toEqual({ error: 'the address is not public' });
    expect(requests).toEqual([]);
  });

  it('connects to the address that was checked, for any later answer of the name server', async () => {
    const answers = [[PUBLIC], [OWN]];
    const rebinding = { networks: [], resolve: () => Promise.resolve(answers.shift() ?? [OWN]) };
    const sender = createHttpSender(rebinding);
    expect(await sender.findObstacle(request('example.org').url)).toBeUndefined();
    expect(await sender.send(request('example.org'))).toEqual({ error: 'the address is not public' });
    let asked = 0;
    const once = () => Promise.resolve([asked++ === 0 ? OWN : PUBLIC]);
    const allowed = createHttpSender({ ...LOOPBACK, resolve: once });
    expect(await allowed.send(request('example.org'))).toEqual({ status: 204 });
    expect([asked, requests.length]).toEqual([1, 1]);
  });

  it('follows no redirect', async () => {
    answer = { status: 302, location: `http://127.0.0.1:${port}/elsewhere` };
    expect(await createHttpSender(LOOPBACK).send(request('127.0.0.1'))).toEqual({ status: 302 });
    expect(requests.map(({ url }) => url)).toEqual(['/hook']);
  });

  it('gives up on a receiver that does not answer, and names what went wrong', async () => {
    answer = 'nothing';
    const sender = createHttpSender({ ...LOOPBACK, timeoutMs: 100 });
    expect(await sender.send(request('127.0.0.1'))).toEqual({ error: 'no answer within 0.1 s' });
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
    expect(await sender.send(request('127.0.0.1'))).toEqual({ error: 'ECONNREFUSED' });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  });
});

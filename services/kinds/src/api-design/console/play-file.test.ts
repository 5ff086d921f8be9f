import type { LogEntry, ProbeOutcome, ProbeRequest } from '@hone/contracts/sandbox';
import { describe, expect, it } from 'vitest';
import { exchangeSchema } from '../../../../contracts/src/exchange-evidence.js';
import { fitExchanges } from './fit-exchanges.js';
import { parseHttpFile } from './parse-http-file.js';
import { playFile } from './play-file.js';

const answer = (body: string, headers: [string, string][] = []): ProbeOutcome => ({
  atMs: 1,
  tookMs: 2,
  response: { status: 200, headers, body: Buffer.from(body), cut: false },
});

/** A service that prints each request and answers in order. */
function serviceOf(outcomes: readonly ProbeOutcome[], msARequest = 1) {
  const sent: ProbeRequest[] = [];
  const log: LogEntry[] = [];
  return {
    sent,
    port: 8080,
    seed: 's',
    signal: new AbortController().signal,
    now: () => sent.length * msARequest,
    log: () => [...log],
    send: (request: ProbeRequest) => {
      sent.push(request);
      log.push({ atMs: sent.length, output: 'stdout', text: `${request.method} ${request.target}\n` });
      return Promise.resolve(outcomes[sent.length - 1] ?? answer('{}'));
    },
  };
}
function fileOf(text: string) {
  const parsed = parseHttpFile(text);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.file;
}

describe('playing a file', () => {
  it('shows each answer as it is, with what the service printed for it', async () => {
    const service = serviceOf([answer('{"id":7}', [['location', '/notes/7']])]);
    const file = fileOf(
      '# @name a\nPOST /notes\n\n{}\n###\nGET {{a.response.headers.location}}?id={{a.response.body.id}}',
    );
    const { exchanges, stopped } = await playFile(file, service);
    expect(stopped).toBeUndefined();
    expect(exchanges.map(({ request, log }) => [request.target, log])).toEqual([
      ['/notes', 'POST /notes\n'],
      ['/notes/7?id=7', 'GET /notes/7?id=7\n'],
    ]);
    expect(exchanges[0]).not.toHaveProperty('expected');
    for (const exchange of exchanges) expect(exchangeSchema.parse(exchange)).toEqual(exchange);
  });

  it('ends where nothing answers, and says how much is left', async () => {
    const service = serviceOf([answer(''), { atMs: 1, tookMs: 5_000, failure: 'no-answer' }]);
    const { exchanges, stopped } = await playFile(fileOf('GET /a\n###\nGET /b\n###\nGET /c'), service);
    expect(exchanges).toHaveLength(2);
    expect(stopped).toEqual({
      by: 'service',
      failure: 'no-answer',
      why: 'Line 3, GET /b: No answer came in time. The request after it was not sent.',
    });
  });

  it('ends where a value is missing', async () => {
    const file = fileOf('# @name a\nPOST /a\n###\nGET /{{a.response.body.id}}\n###\nGET /c');
    const { exchanges, stopped } = await playFile(file, serviceOf([]));
    expect(exchanges).toHaveLength(1);
    expect(stopped).toEqual({
      by: 'file',
      why: 'Line 4: the answer to "a" has no id. 2 of 3 requests were not sent.',
    });
  });

  it('ends after half a minute', async () => {
    const service = serviceOf([], 16_000);
    const { stopped } = await playFile(fileOf('GET /a\n###\n'.repeat(5)), service);
    expect(service.sent).toHaveLength(2);
    expect(stopped?.why).toBe('After 30 seconds, 3 of 5 requests were not sent.');
  });

  it('keeps a record that is not too large', async () => {
    const large = answer(
      'x'.repeat(1_000_000),
      Array.from({ length: 60 }, () => ['h', 'v'.repeat(60_000)]),
    );
    const { exchanges } = await playFile(
      fileOf('GET /a\n###\n'.repeat(50)),
      serviceOf(Array.from({ length: 50 }, () => large)),
    );
    const fitted = fitExchanges(exchanges);
    expect(fitted).toHaveLength(50);
    expect(JSON.stringify(fitted).length).toBeLessThan(700_000);
    for (const exchange of fitted) expect(exchangeSchema.parse(exchange)).toEqual(exchange);
  });
});

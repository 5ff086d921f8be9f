import { createTrustedCache, gradeSubmission } from '@hone/grading';
import { stringify } from 'yaml';
import { describe, expect, it } from 'vitest';
import { loadTexts } from '../support/challenges/load-challenge.js';
import { type SuiteSandbox, useSandbox } from '../support/sandbox/suite-sandbox.js';

const LIMITS = { cpuMs: 20000, wallMs: 60000, memoryMiB: 96, outputKiB: 256, processes: 32 };
const ABOUT = {
  format: 'hone/1',
  slug: 'gateway',
  title: 'Gateway',
  kind: 'api-design',
  summary: 'A service before a carrier.',
  difficulty: 1,
  minutes: 10,
  skills: ['api-design'],
};
const PROBE = { group: 'correct', operation: 'rate', third: 'carrier', mark: 'lane', draw: { lane: 'uuid' } };
const MANIFEST = {
  ...ABOUT,
  languages: ['javascript'],
  submit: ['**'],
  limits: LIMITS,
  groups: [{ id: 'correct', title: 'Correct', weight: 100, aggregate: 'all' }],
  grading: {
    task: 'implementation',
    contract: { path: 'fixtures/openapi.yaml' },
    service: { port: 8080 },
    third: [
      {
        id: 'carrier',
        port: 9100,
        env: 'CARRIER_URL',
        answers: [{ on: 'GET /rates/{lane}', json: { lane: '{{lane}}' }, afterMs: 20 }],
      },
    ],
    checks: [
      {
        id: 'rate',
        title: 'A rate',
        group: 'correct',
        visible: true,
        steps: [{ send: 'GET /rates/ams', expect: { status: 200, json: { lane: 'ams' } } }],
      },
    ],
    operations: {
      rate: { send: 'GET /rates/{{lane}}', expect: { status: 200, json: { lane: '{{lane}}' } } },
    },
    probes: [
      {
        ...PROBE,
        id: 'late',
        title: 'Late calls',
        probe: 'third-timeout',
        timeoutMs: 1000,
        answeredWithinMs: 2500,
        mostOfOne: 5,
      },
      { ...PROBE, id: 'failing', title: 'Failing calls', probe: 'third-failure', failures: [500] },
    ],
  },
};

const challenge = loadTexts({
  'challenge.yml': stringify(MANIFEST),
  'fixtures/openapi.yaml': 'openapi: 3.1.0\ninfo: { title: Rates, version: 1.0.0 }\npaths: {}\n',
  'statement.md': '# Gateway\n',
  'hints.yml': 'hints: [Pass it on.]\n',
  'editorial.md': 'A gateway.\n',
  'starter/javascript/main.js': '\n',
});
const cache = createTrustedCache();
let sandbox: SuiteSandbox;
useSandbox((opened) => {
  sandbox = opened;
});

const TIMEOUT_MS = 120_000;

/** A gateway; `onLate` handles a call whose time is over. */
const gateway = (onLate: string): string => `
const http = require('node:http');
const answer = (response, status, text) => {
  const type = status === 200 ? 'application/json' : 'application/problem+json';
  response.writeHead(status, { 'Content-Type': type }).end(text ?? JSON.stringify({ title: 'No rate', status }));
};
http.createServer((request, response) => {
  if (request.url === '/healthz') return response.end();
  const call = new AbortController();
  const late = setTimeout(() => { answer(response, 504); ${onLate} }, 1_000);
  const end = (status, text) => { clearTimeout(late); if (!response.headersSent) answer(response, status, text); };
  fetch(process.env.CARRIER_URL + request.url, { signal: call.signal })
    .then(async (got) => end(got.status === 200 ? 200 : 502, got.status === 200 ? await got.text() : undefined))
    .catch(() => end(502));
}).listen(Number(process.env.PORT), '127.0.0.1');
`;

async function grade(main: string) {
  const { judgement, close } = await gradeSubmission({
    challenge,
    order: {
      language: 'javascript',
      files: [{ path: 'main.js', content: main }],
      mode: 'submit',
      seed: 'b2',
    },
    sandbox,
    cache,
    signal: new AbortController().signal,
    onEvent: () => undefined,
  });
  await close();
  return judgement.checks;
}

describe('a third party in the box of a service', () => {
  it(
    'is reached, hangs and fails as probes make it, and a gateway that copes passes',
    async () => {
      const checks = await grade(gateway('call.abort();'));
      expect(checks.map(({ id, status }) => [id, status])).toEqual([
        ['starts', 'pass'],
        ['rate', 'pass'],
        ['late', 'pass'],
        ['failing', 'pass'],
      ]);
    },
    TIMEOUT_MS,
  );

  it(
    'sees a connection that is not closed, and the gateway fails',
    async () => {
      const checks = await grade(gateway(''));
      const late = checks.find(({ id }) => id === 'late');
      expect(late?.status).toBe('fail');
      expect(JSON.stringify(late?.evidence)).toContain('open at the third party at once');
    },
    TIMEOUT_MS,
  );
});

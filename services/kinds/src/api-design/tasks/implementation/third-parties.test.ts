import { Agent, request as createRequest } from 'node:http';
import { duplexPair, type Duplex } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { createThirdParties } from './third-parties.js';
import { hardeningSchema } from '../../definition.js';

const STEP = { send: 'GET /', expect: { status: 200 } };
const EXPLOIT = {
  id: 'one',
  title: 'One',
  group: 'attacks',
  rule: 'A rule.',
  weakness: 'ssrf',
  variants: ['a', 'b'].map((id) => ({ id, steps: [STEP] })),
};

const { third } = hardeningSchema.parse({
  task: 'hardening',
  contract: { path: 'fixtures/openapi.yaml' },
  service: {},
  checks: [{ id: 'a', title: 'A', group: 'correct', visible: true, steps: [STEP] }],
  exploits: [EXPLOIT],
  third: [
    {
      id: 'supplier',
      port: 9100,
      env: 'SUPPLIER_URL',
      answers: [
        { on: 'GET /prices', json: { tea: 3 } },
        { on: 'GET /moved', status: 302, headers: { Location: 'http://127.0.0.1:9200/{{canaries.path}}' } },
      ],
    },
    { id: 'vault', port: 9200, forbidden: true, answers: [{ on: 'GET /key', body: '{{canaries.key}}' }] },
  ],
});

const VALUES = new Map([
  ['canaries.key', 'c0ffee'],
  ['canaries.path', 'x'],
]);
const open = (onConnection?: (id: string) => void) =>
  createThirdParties(third, VALUES, { now: () => 0, ...(onConnection && { onConnection }) });

/** Sends a request over a stream, as a link of a pod does. */
function ask(
  stub: (stream: Duplex) => void,
  path: string,
): Promise<{ status: number; text: string; at: string }> {
  const [near, far] = duplexPair();
  stub(far);
  const agent = new Agent();
  agent.createConnection = () => near;
  return new Promise((resolve, reject) => {
    const request = createRequest({ agent, path, host: 'third' }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          text: Buffer.concat(chunks).toString(),
          at: response.headers.location ?? '',
        }),
      );
    });
    request.on('error', reject);
    request.end();
  });
}

const stubOf = (parties: ReturnType<typeof open>, id: string) => {
  const found = parties.parties.find((party) => party.id === id);
  if (found === undefined) throw new Error(`no third party ${id}`);
  return found.stub;
};

describe('third parties', () => {
  it('give the answers of the task, with canaries filled in, and 404 to anything else', async () => {
    const parties = open();
    const supplier = stubOf(parties, 'supplier');
    expect(await ask(supplier, '/prices?of=tea')).toEqual({ status: 200, text: '{"tea":3}', at: '' });
    expect(await ask(supplier, '/moved')).toMatchObject({ status: 302, at: 'http://127.0.0.1:9200/x' });
    expect(await ask(supplier, '/other')).toMatchObject({ status: 404 });
    expect(await ask(stubOf(parties, 'vault'), '/key')).toMatchObject({ text: 'c0ffee' });
    expect(parties.env).toEqual({ SUPPLIER_URL: 'http://127.0.0.1:9100' });
  });

  it('report each connection, also one without a request', async () => {
    const connected: string[] = [];
    const parties = open((id) => connected.push(id));
    await ask(stubOf(parties, 'supplier'), '/prices');
    const [near, far] = duplexPair();
    stubOf(parties, 'vault')(far);
    expect(connected).toEqual(['supplier', 'vault']);
    near.end('\u0016\u0003\u0001 no HTTP');
    await ask(stubOf(parties, 'vault'), '/key');
    expect(connected).toEqual(['supplier', 'vault', 'vault']);
    expect(
      parties.controls
        .get('supplier')
        ?.calls()
        .map(({ path }) => path),
    ).toEqual(['/prices']);
  });
});

import { EventEmitter, once } from 'node:events';
import type { Duplex } from 'node:stream';
import { describe, expect, it } from 'vitest';
import type { Pod, PodSpec } from '@hone/contracts/sandbox';
import { ask, openShop, SHOP } from '../support/sandbox/pod.js';
import { useSandbox } from '../support/sandbox/suite-sandbox.js';
import { summarize } from './statistics.js';

const ROUNDS = 300;
const REQUESTS = 1000;
const AT_ONCE = 50;

/** The shop, and a direct way to the stock without HTTP in between. */
const SPEC: PodSpec = {
  ...SHOP,
  links: [...SHOP.links, { id: 'raw', from: 'probe', to: { member: 'stock', port: 8001 }, protocol: 'tcp' }],
};

const QUESTION = 'GET /take/a HTTP/1.1\r\nHost: a\r\n\r\n';

/** Request and response, repeatedly over one persistent connection. */
async function roundTrips(stream: Duplex): Promise<number[]> {
  const times: number[] = [];
  const answered = new EventEmitter();
  let got = '';
  stream.on('data', (chunk: Buffer) => {
    got += chunk.toString();
    if (!got.includes('}')) return;
    got = '';
    answered.emit('answer');
  });
  for (let round = 0; round < ROUNDS; round += 1) {
    const begun = performance.now();
    const answer = once(answered, 'answer');
    stream.write(QUESTION);
    await answer;
    times.push(performance.now() - begun);
  }
  stream.destroy();
  return times;
}

let pod: Pod;

useSandbox(
  async (sandbox) => {
    pod = await openShop(sandbox, SPEC);
  },
  { timeoutMs: 120_000 },
);

describe('what a link costs', () => {
  it('in time, per hop', async () => {
    const direct = summarize(await roundTrips(await pod.member('stock').box.connect({ port: 8001 })));
    const link = summarize(await roundTrips(await pod.dial('raw')));
    const http = summarize(await roundTrips(await pod.dial('back')));
    process.stdout.write(
      `round trip p50 / p95 ms: into a box ${direct.p50} / ${direct.p95}, over a tcp link ${link.p50} / ${link.p95}, ` +
        `over an http link ${http.p50} / ${http.p95}\n`,
    );
    expect(link.p50).toBeLessThan(direct.p50 + 50);
  }, 60_000);

  it('in requests a second, from box to box and back', async () => {
    const begun = performance.now();
    let left = REQUESTS;
    const times: number[] = [];
    const client = async () => {
      while (left > 0) {
        left -= 1;
        const { status, tookMs } = await ask(pod, 'front', 'POST', `/orders/${left}`);
        expect(status).toBe(200);
        times.push(tookMs);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, client));
    const seconds = (performance.now() - begun) / 1000;
    const { p50, p95 } = summarize(times);
    process.stdout.write(
      `${Math.round(REQUESTS / seconds)} orders a second, ${AT_ONCE} at once, each over two http links; ` +
        `p50 / p95 ${p50} / ${p95} ms\n`,
    );
    expect(times).toHaveLength(REQUESTS);
  }, 120_000);
});

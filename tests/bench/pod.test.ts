import { once } from 'node:events';
import type { Duplex } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Pod, PodSpec } from '@hone/contracts/sandbox';
import { ask, openShop, SHOP } from '../support/pod.js';
import { openTestSandbox } from '../support/sandbox.js';
import { summarize } from './statistics.js';

const ROUNDS = 300;
const REQUESTS = 1000;
const AT_ONCE = 50;

/** The shop, and a bare way to the stock without HTTP in between. */
const SPEC: PodSpec = {
  ...SHOP,
  links: [...SHOP.links, { id: 'raw', from: 'probe', to: { member: 'stock', port: 8001 }, protocol: 'tcp' }],
};

const QUESTION = 'GET /take/a HTTP/1.1\r\nHost: a\r\n\r\n';

/** Question and answer again and again over one connection that stays. */
async function roundTrips(stream: Duplex): Promise<number[]> {
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const begun = performance.now();
    stream.write(QUESTION);
    for (let got = ''; !got.includes('}');) got += String((await once(stream, 'data'))[0]);
    times.push(performance.now() - begun);
  }
  stream.destroy();
  return times;
}

let sandbox: Awaited<ReturnType<typeof openTestSandbox>>;
let pod: Pod;

beforeAll(async () => {
  sandbox = await openTestSandbox();
  pod = await openShop(sandbox, SPEC);
}, 120_000);
afterAll(() => sandbox.close());

describe('what a link costs', () => {
  it('in time, per hop', async () => {
    const direct = summarize(await roundTrips(await pod.member('stock').box.connect({ port: 8001 })));
    const link = summarize(await roundTrips(await pod.dial('raw')));
    const http = summarize(await roundTrips(await pod.dial('back')));
    console.log(
      `round trip p50 / p95 ms: into a box ${direct.p50} / ${direct.p95}, over a tcp link ${link.p50} / ${link.p95}, ` +
        `over an http link ${http.p50} / ${http.p95}`,
    );
    expect(link.p50).toBeLessThan(direct.p50 + 5);
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
    console.log(
      `${Math.round(REQUESTS / seconds)} orders a second, ${AT_ONCE} at once, each over two http links; ` +
        `p50 / p95 ${p50} / ${p95} ms`,
    );
    expect(times).toHaveLength(REQUESTS);
  }, 120_000);
});

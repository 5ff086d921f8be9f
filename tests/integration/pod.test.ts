import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Pod } from '@hone/contracts/sandbox';
import { ask, openShop } from '../support/pod.js';
import { boxesOf, openTestSandbox } from '../support/sandbox.js';

let sandbox: Awaited<ReturnType<typeof openTestSandbox>>;
let pod: Pod;

beforeAll(async () => {
  sandbox = await openTestSandbox();
}, 60_000);
afterEach(async () => {
  await pod.close();
  expect(await boxesOf(sandbox.workerId)).toEqual([]);
}, 30_000);
afterAll(() => sandbox.close());

describe('two services and the link between them', () => {
  it('work together over the link, and every request is in the record', async () => {
    pod = await openShop(sandbox);
    const sold = await ask(pod, 'front', 'POST', '/orders/a');
    expect([sold.status, JSON.parse(sold.body)]).toEqual([200, { order: 'a', seen: 1 }]);
    expect(pod.record().requests).toMatchObject([
      { link: 'front', request: 1, method: 'POST', path: '/orders/a', status: 200, end: 'answered' },
      { link: 'stock', request: 1, method: 'POST', path: '/take/a', status: 200, requestBytes: 100 },
    ]);
  }, 60_000);
});

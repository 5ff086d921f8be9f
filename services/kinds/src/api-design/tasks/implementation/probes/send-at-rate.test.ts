import { expect, it } from 'vitest';
import type { ProbeOutcome } from '@hone/contracts/sandbox';
import { inVirtualTime } from '../../../../judging/virtual-time.fixture.js';
import { killWhileAsked } from './kill-while-asked.js';
import { sendAtRate } from './send-at-rate.js';

const delay = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
const ask = (target: string) => ({
  request: { method: 'GET', target, headers: [], withinMs: 1_000 },
  statuses: [200],
});
const asks = (count: number) => Array.from({ length: count }, (_, index) => ask(`/${index}`));
const answer: ProbeOutcome = {
  atMs: 0,
  tookMs: 1,
  response: { status: 200, headers: [], body: new Uint8Array(), cut: false },
};

/** A clock that moves only when somebody waits. */
function clock() {
  let time = 0;
  const wait = (ms: number): Promise<void> => {
    time += ms;
    return Promise.resolve();
  };
  return { now: () => time, wait };
}

it('sends all requests at their times where the service keeps up', async () => {
  const time = clock();
  const at: number[] = [];
  const request = () => {
    at.push(time.now());
    return Promise.resolve(answer);
  };
  const sent = await sendAtRate({ pod: { request }, link: 'front' }, asks(5), { perSecond: 100, ...time });
  expect(sent).toHaveLength(5);
  expect(at).toEqual([0, 10, 20, 30, 40]);
});

it('stops when the time is over, and has no more requests open at once than a service may hold', async () => {
  let most = 0;
  let open = 0;
  const request = async () => {
    open += 1;
    most = Math.max(most, open);
    await delay(30);
    open -= 1;
    return answer;
  };
  const now = () => performance.now();
  const wait = (ms: number) => delay(ms);
  const rate = { perSecond: 5_000, now, wait };
  const sent = await inVirtualTime(() => sendAtRate({ pod: { request }, link: 'front' }, asks(1_000), rate));
  expect(most).toBe(64);
  expect(sent.length).toBeLessThan(900);
});

it('kills a service when n requests were answered, with others in progress', async () => {
  let isAlive = true;
  let answered = 0;
  const request = async (): Promise<ProbeOutcome> => {
    await delay(1);
    if (isAlive) answered += 1;
    return isAlive ? answer : { atMs: 0, tookMs: 1, failure: 'broken-off' };
  };
  const kill = () => {
    isAlive = false;
    return Promise.resolve();
  };
  const ended = await inVirtualTime(() =>
    killWhileAsked({ pod: { request }, link: 'front', kill }, asks(20), 6),
  );
  expect(answered).toBeGreaterThanOrEqual(6);
  expect(answered).toBeLessThan(20);
  expect(ended.filter(({ outcome }) => 'response' in outcome)).toHaveLength(answered);
  expect(ended.length).toBeLessThan(20);
});

it('kills a service that gets no requests', async () => {
  let kills = 0;
  const kill = () => {
    kills += 1;
    return Promise.resolve();
  };
  const request = () => Promise.resolve(answer);
  expect(await killWhileAsked({ pod: { request }, link: 'front', kill }, [], 0)).toEqual([]);
  expect(kills).toBe(1);
});

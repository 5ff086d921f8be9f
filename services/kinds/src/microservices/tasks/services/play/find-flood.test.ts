import type { MessageRecord, PodRecord, RequestRecord } from '@hone/contracts/sandbox';
import { expect, it } from 'vitest';
import { findFlood } from './find-flood.js';

const LINKS = [
  { id: 'deliveries', from: 'broker', to: 'app', protocol: 'http' as const },
  { id: 'mail', from: 'app', to: 'mail', protocol: 'http' as const },
];
const message = (length: number, cut: boolean): MessageRecord => ({
  headers: [],
  body: 'x'.repeat(length),
  cut,
});
const whole = message(20, false);
const request = (sent: MessageRecord, answer: MessageRecord | null, link = 'deliveries'): RequestRecord =>
  ({ link, sent, answer }) as RequestRecord;
const record = (requests: RequestRecord[], dropped = 0): Pick<PodRecord, 'dropped' | 'requests'> => ({
  requests,
  dropped,
});

it.each([
  ['few requests', record([request(whole, whole)])],
  ['a long body, of which the beginning is kept', record([request(message(8_192, true), null)])],
])('there is no flood with %s', (_what, one) => {
  expect(findFlood(one, LINKS)).toBeUndefined();
});

it.each([
  ['requests that are not in the record', record([request(whole, null)], 1)],
  ['a request without room in the record', record([request(message(0, true), null)])],
  ['an answer without room in the record', record([request(whole, message(300, true))])],
])('%s are a flood', (_what, one) => {
  expect(findFlood(one, LINKS)).toMatchObject({
    reason: 'output-limit',
    why: expect.stringMatching(/requests/) as string,
  });
});

it('says where most requests went', () => {
  const requests = ['mail', 'deliveries', 'deliveries'].map((link) => request(whole, null, link));
  expect(findFlood(record(requests, 9), LINKS)?.why).toMatch(/ 12 .* Most of them went from broker to app\./);
});

it('says no more of a link that is the harness’ own', () => {
  const requests = [request(whole, null, 'ready-app')];
  expect(findFlood(record(requests, 1), LINKS)?.why).not.toMatch(/Most/);
});

import type { MessageRecord, PodRecord, RequestRecord } from '@hone/contracts/sandbox';
import { expect, it } from 'vitest';
import { findFlood } from './find-flood.js';

const message = (length: number, cut: boolean): MessageRecord => ({
  headers: [],
  body: 'x'.repeat(length),
  cut,
});
const record = (sent: MessageRecord, answer: MessageRecord | null, dropped = 0): PodRecord => ({
  connections: [],
  requests: [{ sent, answer } as RequestRecord],
  actions: [],
  dropped,
});
const whole = message(20, false);

it.each([
  ['few requests', record(whole, whole)],
  ['a long body, of which the beginning is kept', record(message(8_192, true), null)],
])('there is no flood with %s', (_what, one) => {
  expect(findFlood(one)).toBeUndefined();
});

it.each([
  ['requests that are not in the record', record(whole, null, 1)],
  ['a request without room in the record', record(message(0, true), null)],
  ['an answer without room in the record', record(whole, message(300, true))],
])('%s are a flood', (_what, one) => {
  expect(findFlood(one)).toMatchObject({
    reason: 'output-limit',
    why: expect.stringMatching(/requests/) as string,
  });
});

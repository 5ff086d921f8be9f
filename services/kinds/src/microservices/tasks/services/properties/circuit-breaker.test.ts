import { describe, expect, it } from 'vitest';
import type { CheckerResult } from '../../../checkers/checker.js';
import { HistoryBuilder } from './history-builder.fixture.js';
import { propertyOf } from './properties.js';

type Demand = 'stays-closed' | 'opens' | 'rests' | 'rejects';

const breaker = (demand: Demand, more: object = {}) =>
  propertyOf('circuit-breaker').bind({
    demand,
    to: 'rates',
    operations: ['rate'],
    during: ['outage'],
    ...more,
  });

const judge = (demand: Demand, builder: HistoryBuilder, more: object = {}): CheckerResult =>
  breaker(demand, more).judge(builder.history);

const sentenceOf = (result: CheckerResult): string =>
  result.outcome === 'fail' ? result.counterexample.sentence : result.outcome;

interface Outage {
  /** Which of the calls, one each 25 ms, are sent. */
  readonly isSent: (call: number) => boolean;
  readonly rejected?: { readonly status?: number; readonly tookMs?: number };
}

function outage({ isSent, rejected: { status = 503, tookMs = 5 } = {} }: Outage): HistoryBuilder {
  const builder = new HistoryBuilder().phase('outage', 0);
  for (let call = 0; call < 100; call += 1) {
    const atMs = call * 25;
    if (isSent(call))
      builder.call({ name: 'rate', atMs, status: 502, requests: [{ to: 'rates', atMs, status: 500 }] });
    else builder.call({ name: 'rate', atMs, tookMs, status });
  }
  return builder.phase('later', 2_500);
}

/** Probes of which the others were in flight when the first failed, and a second of rest. */
const probing = (call: number): boolean => call % 50 < 7;

describe('a circuit breaker that stays closed', () => {
  it('sends every call, with few exceptions', () => {
    expect(judge('stays-closed', outage({ isSent: (call) => call % 25 !== 0 })).outcome).toBe('pass');
    expect(sentenceOf(judge('stays-closed', outage({ isSent: (call) => call % 10 !== 0 })))).toMatch(
      /^90% of 100 calls were sent to rates; 95% are needed/,
    );
  });

  it('shows the outcomes of the latest requests when it held the first call back', () => {
    const history = outage({ isSent: (call) => call < 30 });
    expect(sentenceOf(judge('stays-closed', history))).toMatch(
      /Of the last 20 requests before the first call held back: 20 answered 500\.$/,
    );
  });

  it('is missing for sure where every request was answered: no late answer was taken for a failure', () => {
    const some = outage({ isSent: (call) => call % 4 === 0 });
    const late = outage({ isSent: (call) => call % 4 === 0 }).call({
      name: 'rate',
      atMs: 2_490,
      requests: [{ to: 'rates', atMs: 2_490 }],
    });
    const unsent = outage({ isSent: (call) => call % 4 === 0, rejected: { status: 502 } });
    const all = outage({ isSent: () => true });
    expect(
      [some, late, unsent, all].map(({ history }) => breaker('stays-closed').holdsWhenBusy(history)),
    ).toEqual([true, false, false, false]);
  });
});

describe('a circuit breaker that opens', () => {
  it('rejects a share of the calls', () => {
    expect(judge('opens', outage({ isSent: probing }), { share: 0.2 }).outcome).toBe('pass');
    expect(sentenceOf(judge('opens', outage({ isSent: () => true }), { share: 0.2 }))).toBe(
      '0% of 100 calls were rejected without a request to rates, where most requests fail; 20% are needed.',
    );
  });

  it('is missing for sure where twenty failures changed nothing', () => {
    const holds = (isSent: Outage['isSent']) => breaker('opens').holdsWhenBusy(outage({ isSent }).history);
    expect([holds(() => true), holds(probing)]).toEqual([true, false]);
  });
});

describe('a circuit breaker that rests', () => {
  it('sends some probes and then nothing for a while', () => {
    expect(judge('rests', outage({ isSent: probing })).outcome).toBe('pass');
    expect(judge('rests', outage({ isSent: (call) => call % 40 === 0 })).outcome).toBe('pass');
  });

  it.each([
    ['sends everything', () => true, /^100 requests were sent to rates without a rest of 700 ms/],
    ['sends eleven probes', (call: number) => call % 50 < 11, /^11 requests .* at most 10 probes/],
    ['asks all the time, a little', (call: number) => call % 8 === 0, /^13 requests/],
    ['asks too soon', (call: number) => call % 20 === 0, /failed, and the next one was sent 495 ms later/],
    ['goes on after a failure', (call: number) => call % 50 < 20 && call % 12 === 0, /sent 295 ms later/],
  ])('is found out when it %s', (_, isSent, sentence) => {
    expect(sentenceOf(judge('rests', outage({ isSent })))).toMatch(sentence);
  });

  it('may be judged some time after the outage began', () => {
    const late = outage({ isSent: (call) => call < 40 || probing(call) });
    expect(judge('rests', late, { afterMs: 1_000 }).outcome).toBe('pass');
    expect(judge('rests', late).outcome).toBe('fail');
  });

  it('names the requests, and holds for sure only where no rest can be hidden', () => {
    const never = outage({ isSent: () => true });
    const result = judge('rests', never, { probes: 2 });
    expect(result).toMatchObject({ counterexample: { messages: [0, 1, 2, 3, 4, 5] } });
    const eleven = outage({ isSent: (call) => call % 50 < 11 });
    expect([never, eleven].map(({ history }) => breaker('rests').holdsWhenBusy(history))).toEqual([
      true,
      false,
    ]);
  });
});

describe('a circuit breaker that rejects', () => {
  it('answers 503 at once', () => {
    expect(judge('rejects', outage({ isSent: probing })).outcome).toBe('pass');
    expect(judge('rejects', outage({ isSent: () => true })).outcome).toBe('pass');
  });

  it.each([
    ['waits', { tookMs: 400 }, /answered after 400 ms on average/],
    ['answers something else', { status: 502 }, /was answered 502; an open breaker answers 503/],
  ])('is found out when it %s', (_, rejected, sentence) => {
    const builder = outage({ isSent: probing, rejected });
    expect(sentenceOf(judge('rejects', builder))).toMatch(sentence);
    expect(breaker('rejects').holdsWhenBusy(builder.history)).toBe(false);
  });

  it('decides nothing where nobody asked', () => {
    expect(judge('rejects', new HistoryBuilder().phase('outage', 0)).outcome).toBe('inconclusive');
  });
});

import { describe, expect, it } from 'vitest';
import type { CheckerResult } from '../../../checkers/checker.js';
import { spanOf, traceOf } from '../keys.js';
import { HistoryBuilder } from './history-builder.fixture.js';
import { propertyOf, type PropertyName } from './properties.js';

const judge = (name: PropertyName, options: object, builder: HistoryBuilder): CheckerResult =>
  propertyOf(name).bind(options).judge(builder.history);

const sentenceOf = (result: CheckerResult): string =>
  result.outcome === 'fail' ? result.counterexample.sentence : result.outcome;

describe('calls that are served', () => {
  const options = { operation: 'track', during: ['flaky'], status: [200], share: 0.75 };
  const served = (good: number, bad: number): HistoryBuilder => {
    const builder = new HistoryBuilder().phase('flaky', 0);
    for (let call = 0; call < good; call += 1) builder.call({ atMs: 10 * call });
    for (let call = 0; call < bad; call += 1) builder.call({ atMs: 10 * call, status: 502 });
    return builder;
  };

  it('are enough, or too few', () => {
    expect(judge('served', options, served(3, 1)).outcome).toBe('pass');
    expect(sentenceOf(judge('served', options, served(2, 2)))).toBe(
      '50% of 4 calls of track got 200; 75% are needed. Others got 502.',
    );
  });

  it('are too few even on a busy machine, if their answers do not depend on time', () => {
    const holds = (status: number): boolean => {
      const builder = served(2, 0).call({ atMs: 50, status }).call({ atMs: 60, status });
      return propertyOf('served').bind(options).holdsWhenBusy(builder.history);
    };
    expect([404, 501].map(holds)).toEqual([true, true]);
    expect([500, 502, 503].map(holds)).toEqual([false, false, false]);
    const failing = { ...options, status: [502] };
    expect(propertyOf('served').bind(failing).holdsWhenBusy(served(4, 0).history)).toBe(false);
  });

  it('have the fields that the task names', () => {
    const saying = { ...options, json: { order: '{{key}}', cents: 490 }, has: ['left'] };
    const answers = [
      { order: 'k0000000000', cents: 490, left: 7, more: true },
      { order: 'k0000000000', cents: 490, left: 7 },
      { order: 'k0000000002', cents: '490', left: 7 },
      { order: 'k0000000003', cents: 490 },
      ['k0000000004'],
    ];
    const builder = new HistoryBuilder().phase('flaky', 0);
    for (const answer of answers) builder.call({ atMs: 0, body: JSON.stringify(answer) });
    builder.call({ atMs: 0, body: '{' });
    expect(sentenceOf(judge('served', saying, builder))).toBe(
      '16.7% of 6 calls of track got 200; 75% are needed. Others got 200 with another order (expected "k0000000001"), 200 with another cents (expected 490), 200 with no left, 200 with a body that is no JSON object.',
    );
    expect(propertyOf('served').bind(saying).holdsWhenBusy(builder.history)).toBe(true);
    expect(judge('served', options, builder).outcome).toBe('pass');
  });

  it('count after a heal only', () => {
    const builder = served(0, 3).call({ atMs: 500 });
    expect(judge('served', { ...options, afterMs: 400 }, builder).outcome).toBe('pass');
  });

  it('decide nothing when there are none', () => {
    expect(judge('served', options, new HistoryBuilder().phase('flaky', 0)).outcome).toBe('inconclusive');
  });
});

describe('a deadline', () => {
  const options = { operation: 'track', during: ['hanging'], withinMs: 2_000 };
  const hanging = (tookMs: number, requestTookMs: number): HistoryBuilder =>
    new HistoryBuilder()
      .phase('hanging', 0)
      .call({ atMs: 0, tookMs, status: 502, requests: [{ to: 'tracking', atMs: 1, tookMs: requestTookMs }] });

  it('is kept by an answer in time that leaves nothing open', () => {
    expect(judge('deadline', options, hanging(1_900, 600)).outcome).toBe('pass');
  });

  it('is missed by a late answer, and by a request that is left open', () => {
    expect(sentenceOf(judge('deadline', options, hanging(2_500, 600)))).toMatch(/after 2500 ms/);
    expect(sentenceOf(judge('deadline', options, hanging(600, 5_000)))).toMatch(/stayed open for 5001 ms/);
    expect(sentenceOf(judge('deadline', options, hanging(600, Infinity)))).toMatch(
      /its request was never closed/,
    );
  });
});

describe('a bulkhead', () => {
  const options = { operation: 'label', during: ['hanging'], calm: ['calm'] };
  const meanwhile = (tookMs: (call: number) => number, status = 200): HistoryBuilder => {
    const builder = new HistoryBuilder().phase('calm', 0);
    // One slow call before does not allow later ones to be slow.
    for (let call = 0; call < 10; call += 1)
      builder.call({ name: 'label', atMs: 10 * call, tookMs: call === 0 ? 1_000 : 20 });
    builder.phase('hanging', 2_000);
    for (let call = 0; call < 20; call += 1)
      builder.call({ name: 'label', atMs: 2_000 + 100 * call, tookMs: tookMs(call), status });
    return builder;
  };

  it('holds while the others are as quick as before, except for a stall of the machine', () => {
    expect(
      judge(
        'bulkhead',
        options,
        meanwhile(() => 200),
      ).outcome,
    ).toBe('pass');
    expect(
      judge(
        'bulkhead',
        options,
        meanwhile((call) => (call < 8 ? 900 : 30)),
      ).outcome,
    ).toBe('pass');
  });

  it('is broken by a shared pool, which slows down calls once it is used up', () => {
    expect(
      sentenceOf(
        judge(
          'bulkhead',
          options,
          meanwhile((call) => (call < 8 ? 30 : 100 * call)),
        ),
      ),
    ).toMatch(/median is 20 ms before and 900 ms/);
  });

  it('is broken by a shared pool that rejects calls at once', () => {
    const rejecting = meanwhile(() => 2, 503);
    expect(sentenceOf(judge('bulkhead', options, rejecting))).toMatch(/20 ms before and no answer meanwhile/);
  });
});

describe('a trace', () => {
  const options = { operation: 'track', during: ['calm'], to: ['tracking'] };
  const trace = traceOf('k0000000000');
  const traced = (...traceparents: string[]): HistoryBuilder =>
    new HistoryBuilder().phase('calm', 0).call({
      atMs: 0,
      requests: traceparents.map((traceparent, index) => ({
        to: 'tracking',
        atMs: index,
        status: 200,
        traceparent,
      })),
    });

  it('goes on in every request, each with a span of its own', () => {
    const result = judge(
      'tracing',
      options,
      traced(`00-${trace}-000000000000000a-01`, `00-${trace}-000000000000000b-01`),
    );
    expect(result.outcome).toBe('pass');
  });

  it.each([
    ['is none', 'yes', /has no valid traceparent: yes/],
    ['is another', `00-${'a'.repeat(32)}-000000000000000a-01`, /belongs to trace a{32}/],
    ['has no span', `00-${trace}-0000000000000000-01`, /has no valid traceparent/],
    [
      "is passed on with the caller's span",
      `00-${trace}-${spanOf('k0000000000')}-01`,
      /has the span \w+ of the caller/,
    ],
  ])('is found out when it %s', (_, traceparent, sentence) => {
    expect(sentenceOf(judge('tracing', options, traced(traceparent)))).toMatch(sentence);
  });
});

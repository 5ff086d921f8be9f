import { describe, expect, it } from 'vitest';
import type { CheckerResult } from '../../../checkers/checker.js';
import { HistoryBuilder } from './history-builder.fixture.js';
import { propertyOf, type PropertyName } from './properties.js';

const judge = (name: PropertyName, options: object, builder: HistoryBuilder): CheckerResult =>
  propertyOf(name).bind(options).judge(builder.history);

const sentenceOf = (result: CheckerResult): string =>
  result.outcome === 'fail' ? result.counterexample.sentence : result.outcome;

const key = (call: number): string => `k${call.toString(16).padStart(10, '0')}`;

describe('an outbox', () => {
  const options = (demand: string) => ({
    demand,
    operation: 'place',
    committed: 'orders',
    field: 'id',
    published: 'messages',
    messageField: 'order',
  });
  const message = (call: number, id: string) => ({ topic: 'orders', id, order: key(call) });
  /** Two orders were placed, and 201 was answered for both. */
  const shop = (
    committed: readonly Record<string, string>[],
    published: readonly Record<string, string>[],
  ): HistoryBuilder =>
    new HistoryBuilder()
      .phase('killed', 0)
      .call({ name: 'place', atMs: 0, status: 201 })
      .call({ name: 'place', atMs: 100, status: 201 })
      .store('orders', committed, 5_000)
      .store('messages', published, 5_001);
  const orders = [{ id: key(0) }, { id: key(1) }];

  it.each(['published', 'committed', 'acknowledged', 'same-id'])(
    'that publishes everything, some of it twice, is %s',
    (demand) => {
      const published = [message(0, 'e0'), message(1, 'e1'), message(0, 'e0')];
      expect(judge('outbox', options(demand), shop(orders, published)).outcome).toBe('pass');
    },
  );

  it.each([
    [
      'published',
      shop(orders, [message(0, 'e0')]),
      `1 of 2 committed rows were never published, such as ${key(1)}.`,
    ],
    [
      'committed',
      shop([{ id: key(0) }], [message(0, 'e0'), message(1, 'e1')]),
      `1 messages were published for what is not committed, such as ${key(1)}.`,
    ],
    [
      'acknowledged',
      shop([{ id: key(1) }], [message(1, 'e1')]),
      `1 calls were answered with 2xx and are not committed, such as ${key(0)}.`,
    ],
    [
      'same-id',
      shop(orders, [message(0, 'e0'), message(1, 'e1'), message(0, 'e2')]),
      `${key(0)} was published with 2 different ids: e0, e2. A consumer cannot know that they are the same.`,
    ],
  ])('fails when its rows are not %s', (demand, builder, sentence) => {
    const result = judge('outbox', options(demand), builder);
    expect(sentenceOf(result)).toBe(sentence);
    expect(result).toMatchObject({
      counterexample: { operations: expect.arrayContaining([expect.any(Number)]) },
    });
  });

  it('decides nothing when the stores were not read, or nothing was committed', () => {
    expect(judge('outbox', options('published'), new HistoryBuilder()).outcome).toBe('inconclusive');
    expect(judge('outbox', options('published'), shop([], [])).outcome).toBe('inconclusive');
  });
});

describe('an order per key', () => {
  const options = { store: 'messages', key: 'account', sequence: 'number' };
  const stored = (...rows: [string, string][]): HistoryBuilder =>
    new HistoryBuilder().store(
      'messages',
      rows.map(([account, number]) => ({ account, number })),
      100,
    );

  it('allows keys to mix and earlier rows to repeat', () => {
    const rows = stored(['a', '1'], ['b', '1'], ['a', '2'], ['a', '1'], ['b', '2']);
    expect(judge('ordering-per-key', options, rows).outcome).toBe('pass');
  });

  it('is broken by one that comes for the first time after a later one', () => {
    const rows = stored(['a', '1'], ['a', '3'], ['a', '2']);
    expect(sentenceOf(judge('ordering-per-key', options, rows))).toBe('For a, number 2 came after 3.');
  });
});

describe('readiness and liveness', () => {
  const options = { ready: 'ready', live: 'live', away: 'away', back: 'back', withinMs: 100 };
  const asked = (live: number, readyAway: number, readyBack: number): HistoryBuilder =>
    new HistoryBuilder()
      .phase('away', 0)
      .call({ name: 'live', atMs: 200, status: live })
      .call({ name: 'ready', atMs: 210, status: readyAway })
      .phase('back', 1_000)
      .call({ name: 'ready', atMs: 1_200, status: readyBack });

  it('differ while a dependency is unavailable', () => {
    expect(judge('readiness-liveness', options, asked(200, 503, 200)).outcome).toBe('pass');
  });

  it.each([
    ['dead', asked(503, 503, 200), /restarted for no reason/],
    ['ready', asked(200, 200, 200), /In away, readiness answered 200; 503 is right/],
    ['away for ever', asked(200, 503, 503), /In back, readiness answered 503; 200 is right/],
  ])('are wrong for a service that says it is %s', (_, builder, sentence) => {
    expect(sentenceOf(judge('readiness-liveness', options, builder))).toMatch(sentence);
  });
});

describe('backpressure', () => {
  const options = { operation: 'track', to: 'store', during: ['flood'], mostOpen: 2, servedWithinMs: 500 };
  interface Flood {
    readonly atOnce?: number;
    readonly rejectedMs?: number;
    readonly servedMs?: number;
    readonly status?: number;
  }
  function flood({ atOnce = 2, rejectedMs = 5, servedMs = 100, status = 429 }: Flood = {}): HistoryBuilder {
    const builder = new HistoryBuilder().phase('flood', 0);
    for (let call = 0; call < atOnce; call += 1)
      builder.call({
        atMs: call,
        tookMs: servedMs,
        requests: [{ to: 'store', atMs: 2 + call, status: 200, tookMs: 50 }],
      });
    return builder.call({ atMs: 10, tookMs: rejectedMs, status });
  }

  it('rejects some calls at once and serves the others', () => {
    expect(judge('backpressure', options, flood()).outcome).toBe('pass');
  });

  it.each([
    ['lets everybody in', flood({ atOnce: 4 }), /3 requests to store were open at once/],
    ['lets them wait', flood({ rejectedMs: 900 }), /turned away wait 900 ms/],
    ['serves slowly', flood({ servedMs: 2_000 }), /take 2000 ms/],
    ['breaks', flood({ status: 500 }), /A call got 500/],
  ])('is missing where a service %s', (_, builder, sentence) => {
    expect(sentenceOf(judge('backpressure', options, builder))).toMatch(sentence);
  });
});

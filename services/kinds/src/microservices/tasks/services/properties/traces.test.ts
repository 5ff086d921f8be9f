import { describe, expect, it } from 'vitest';
import type { CheckerResult } from '../../../checkers/checker.js';
import { spanOf, traceOf } from '../keys.js';
import type { Span } from '../spans.js';
import { HistoryBuilder } from './history-builder.fixture.js';
import { propertyOf, type PropertyName } from './properties.js';

const KEY = 'k0000000000';
const TRACE = traceOf(KEY);
const CALLER = spanOf(KEY);
const [SERVER_ID, PRICES_ID, STOCK_ID] = ['aaaaaaaaaaaaaaa1', 'aaaaaaaaaaaaaaa2', 'aaaaaaaaaaaaaaa3'];

const span = (changes: Partial<Span>): Span => ({
  traceId: TRACE,
  spanId: SERVER_ID,
  parentSpanId: CALLER,
  name: 'GET /quotes/{id}',
  kind: 2,
  startMs: 0,
  endMs: 90,
  status: 0,
  ...changes,
});
const client = (spanId: string, changes: Partial<Span> = {}): Span =>
  span({ spanId, parentSpanId: SERVER_ID, kind: 3, name: 'GET', endMs: 41, ...changes });
const TREE = [span({}), client(PRICES_ID), client(STOCK_ID)];

interface Played {
  readonly spans: readonly (Span | { readonly problem: string })[];
  readonly status?: number;
  readonly pricesStatus?: number;
  readonly trace?: string;
  readonly calls?: number;
}

/** Calls that ask prices and stock for 40 ms each, and what a collector has in the end. */
function play({ spans, status = 200, pricesStatus = 200, trace = TRACE, calls = 1 }: Played): HistoryBuilder {
  const builder = new HistoryBuilder().phase('calm', 0);
  const ask = (to: string, id: string, answer: number) =>
    ({ to, atMs: 1, tookMs: 40, status: answer, traceparent: `00-${trace}-${id}-01` }) as const;
  for (let call = 0; call < calls; call += 1)
    builder.call({
      name: 'quote',
      atMs: 0,
      tookMs: 90,
      status,
      requests: [
        ask('prices', PRICES_ID, pricesStatus),
        ask('stock', STOCK_ID, 200),
        // An export that holds the call's key is no request of it.
        { to: 'collector', atMs: 90, status: 200 },
      ],
    });
  return builder.store(
    'spans',
    spans.map((row) => ({ ...row })),
    500,
  );
}

const WHICH = { during: ['calm'], to: ['prices', 'stock'] };
const judge = (name: PropertyName, options: object, played: Played): CheckerResult =>
  propertyOf(name).bind(options).judge(play(played).history);
const sentenceOf = (result: CheckerResult): string =>
  result.outcome === 'fail' ? result.counterexample.sentence : result.outcome;

describe('a trace in requests', () => {
  it('is not disturbed by an export that holds the key', () => {
    expect(judge('tracing', { operation: 'quote', ...WHICH }, { spans: [] }).outcome).toBe('pass');
  });
});

describe('the spans of a call', () => {
  const options = { operation: 'quote', store: 'spans', leastMs: 30, ...WHICH };
  const tree = (spans: Played['spans']): string => sentenceOf(judge('trace-tree', options, { spans }));

  it('are a tree, with spans of the service in between', () => {
    expect(tree(TREE)).toBe('pass');
    const work = span({ spanId: 'b'.repeat(16), parentSpanId: SERVER_ID, kind: 1 });
    expect(tree([span({}), work, client(PRICES_ID, { parentSpanId: work.spanId }), client(STOCK_ID)])).toBe(
      'pass',
    );
  });

  it.each([
    ['without a server span', [client(PRICES_ID)], /has no server span of trace/],
    [
      'with a reason of the collector',
      [{ problem: 'resourceSpans must be a list' }],
      /resourceSpans must be/,
    ],
    ['with two server spans', [...TREE, span({ spanId: 'c'.repeat(16) })], /has 2 server spans/],
    ['below nobody', [span({ parentSpanId: '' })], /has no parent; the caller's span is/],
    [
      'without the span of a request',
      [span({}), client(PRICES_ID)],
      /GET \/parcels\/k0000000000 to stock carries/,
    ],
    [
      'with a request in a server span',
      [...TREE.slice(0, 2), client(STOCK_ID, { kind: 1 })],
      /no client span/,
    ],
    [
      'with a span that shows no time',
      [...TREE.slice(0, 2), client(STOCK_ID, { endMs: 1 })],
      /took at least 30 ms, and its/,
    ],
    ['apart from each other', [...TREE.slice(0, 2), client(STOCK_ID, { parentSpanId: '' })], /is no tree/],
    [
      'in a cycle',
      [
        span({}),
        client(PRICES_ID, { parentSpanId: STOCK_ID }),
        client(STOCK_ID, { parentSpanId: PRICES_ID }),
      ],
      /are a cycle/,
    ],
    ['that end before they begin', [...TREE, client('d'.repeat(16), { endMs: -1 })], /ends before it begins/],
  ])('are no tree %s', (_, spans, sentence) => {
    expect(tree(spans)).toMatch(sentence);
  });

  it('may be late on a busy machine, and are wrong on any', () => {
    const holds = (spans: Played['spans']): boolean =>
      propertyOf('trace-tree').bind(options).holdsWhenBusy(play({ spans }).history);
    expect(holds(TREE.slice(0, 2))).toBe(false);
    expect(holds([span({ parentSpanId: '' })])).toBe(true);
  });
});

describe('a trace that the service begins', () => {
  const own = 'f'.repeat(32);
  const spans = [span({ parentSpanId: '' }), client(PRICES_ID), client(STOCK_ID)].map((each) => ({
    ...each,
    traceId: own,
  }));
  const options = { operation: 'quote', store: 'spans', begins: true, ...WHICH };
  const begin = (played: Played): string => sentenceOf(judge('trace-tree', options, played));

  it('is its own, and has no parent', () => {
    expect(begin({ spans, trace: own })).toBe('pass');
    expect(begin({ spans, trace: '0'.repeat(32) })).toMatch(/has the traceparent 00-0{32}/);
    expect(begin({ spans: spans.map((each) => ({ ...each, parentSpanId: CALLER })), trace: own })).toMatch(
      /it begins the trace and has none/,
    );
  });

  it('is not that of another call', () => {
    expect(begin({ spans, trace: own, calls: 2 })).toMatch(/Two calls have the trace f{32}/);
  });
});

describe('errors', () => {
  const options = { operations: ['quote'], store: 'spans', ...WHICH };
  const errors = (played: Played): string => sentenceOf(judge('trace-errors', options, played));
  const marked = (server: number, prices: number): readonly Span[] => [
    span({ status: server }),
    client(PRICES_ID, { status: prices }),
    client(STOCK_ID),
  ];

  it('are marked where something failed', () => {
    expect(errors({ status: 502, pricesStatus: 503, spans: marked(2, 2) })).toBe('pass');
  });

  it.each([
    [
      'the call',
      { status: 502, pricesStatus: 503, spans: marked(0, 2) },
      /answered 502, and its server span \w+ is not/,
    ],
    [
      'the request',
      { status: 502, pricesStatus: 503, spans: marked(2, 1) },
      /503, and its span \w+ is not marked/,
    ],
    [
      'a call that is fine',
      { status: 404, pricesStatus: 404, spans: marked(2, 2) },
      /404, and its server span \w+ is m/,
    ],
    ['a request that is fine', { spans: marked(0, 2) }, /answered 200, and its span \w+ is marked/],
  ])('are found out when %s is marked wrongly', (_, played, sentence) => {
    expect(errors(played)).toMatch(sentence);
  });

  it('are free for a request that was answered 404, and undecided where nothing failed', () => {
    expect(errors({ status: 404, pricesStatus: 404, spans: marked(0, 2) })).toBe('inconclusive');
    expect(errors({ status: 404, pricesStatus: 404, spans: marked(0, 0) })).toBe('inconclusive');
  });
});

describe('names of spans', () => {
  const names = (spans: Played['spans']): string =>
    sentenceOf(judge('span-names', { store: 'spans' }, { spans }));

  it('hold no id of a call', () => {
    expect(names(TREE)).toBe('pass');
    expect(names([span({ name: `GET /quotes/${KEY}` })])).toMatch(/holds the id of one call/);
    expect(names([])).toMatch(/has no span/);
  });
});

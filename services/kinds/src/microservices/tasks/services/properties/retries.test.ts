import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CheckerResult } from '../../../checkers/checker.js';
import { HistoryBuilder } from './history-builder.fixture.js';
import { propertyOf, type PropertyName } from './properties.js';

const judge = (name: PropertyName, options: object, builder: HistoryBuilder): CheckerResult =>
  propertyOf(name).bind(options).judge(builder.history);

const sentenceOf = (result: CheckerResult): string =>
  result.outcome === 'fail' ? result.counterexample.sentence : result.outcome;

/** Calls that fail three times, with the gaps that `draw` gives. */
function failing(
  calls: number,
  draw: (call: number, gap: number) => number,
  reaction: (call: number, gap: number) => number = () => 0,
): HistoryBuilder {
  const builder = new HistoryBuilder().phase('failing', 0);
  for (let call = 0; call < calls; call += 1) {
    let atMs = call * 100;
    const requests = [0, 1, 2].map((gap) => {
      atMs += reaction(call, gap) + (gap > 0 ? 5 + draw(call, gap) : 0);
      return { to: 'tracking', atMs, status: 503 };
    });
    builder.call({ atMs: call * 100, status: 502, requests });
  }
  return builder;
}

describe('attempts', () => {
  const options = { to: 'tracking', most: 3 };
  const withStatuses = (...statuses: number[]): HistoryBuilder =>
    new HistoryBuilder().phase('calm', 0).call({
      atMs: 0,
      requests: statuses.map((status, index) => ({ to: 'tracking', atMs: 10 * index, status })),
    });

  it('may be up to the allowed number, and end with an answer', () => {
    expect(judge('retry-attempts', options, withStatuses(503, 429, 200)).outcome).toBe('pass');
  });

  it('are too many with one more', () => {
    const result = judge('retry-attempts', options, withStatuses(503, 503, 503, 503));
    expect(sentenceOf(result)).toBe('One call sent 4 requests to tracking; at most 3 are allowed.');
  });

  it('may follow one final answer that came as the service gave up on it', () => {
    expect(judge('retry-attempts', options, withStatuses(404, 200)).outcome).toBe('pass');
  });

  it('end with an answer that is final', () => {
    const builder = withStatuses(404, 200).call({
      atMs: 100,
      requests: [404, 404].map((status, index) => ({ to: 'tracking', atMs: 100 + 10 * index, status })),
    });
    const result = judge('retry-attempts', options, builder);
    expect(sentenceOf(result)).toBe(
      'tracking answered 404, and the service asked again. That answer is final.',
    );
    expect(result).toMatchObject({ counterexample: { operations: [0], messages: [0, 1, 2, 3] } });
  });
});

describe('gaps', () => {
  const options = { to: 'tracking', during: ['failing'] };

  it('with full, equal or decorrelated jitter pass for any random draws', () => {
    const shapes = [
      (random: () => number, gap: number) => random() * 100 * 2 ** (gap - 1),
      (random: () => number, gap: number) => (0.5 + random() / 2) * 100 * 2 ** (gap - 1),
    ];
    fc.assert(
      fc.property(
        fc.constantFrom(...shapes),
        fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })),
        (shape, stream) => {
          // What fast-check shrinks to is no sample: an even spread of values is.
          let step = stream.next().value;
          const random = (): number => (step = (step + 0.618_033_988) % 1);
          const found = judge(
            'retry-gaps',
            { ...options, variation: 0.1 },
            failing(60, (_, gap) => shape(random, gap)),
          );
          expect(found.outcome).toBe('pass');
        },
      ),
      { numRuns: 20 },
    );
  });

  it.each([
    ['no wait', () => 0, /first retry follows after 0 ms/],
    ['the same bounds', (call: number) => 50 + (call % 10) * 10, /Gaps do not grow/],
    ['no jitter', (_: number, gap: number) => 100 * gap, /no jitter/],
  ])('with %s fail', (_, draw, sentence) => {
    expect(sentenceOf(judge('retry-gaps', options, failing(40, draw)))).toMatch(sentence);
  });

  it('that an answer asked for do not count: with them, gaps that do not grow would', () => {
    const builder = failing(32, (call) => 50 + (call % 10) * 10);
    for (let call = 0; call < 6; call += 1) {
      const atMs = 4_000 + 100 * call;
      const requests = [
        { to: 'tracking', atMs, status: 503 },
        { to: 'tracking', atMs: atMs + 100, status: 429, retryAfterSeconds: 1 },
        { to: 'tracking', atMs: atMs + 1_200, status: 200 },
      ];
      builder.call({ atMs, requests });
    }
    expect(sentenceOf(judge('retry-gaps', options, builder))).toMatch(/Gaps do not grow/);
  });

  it('count although the third request meets the next phase', () => {
    const builder = failing(20, (call, gap) => gap * (50 + (call % 10) * 10));
    for (let call = 0; call < 15; call += 1) {
      const atMs = 4_000 + 100 * call;
      const first = atMs + 50 + (call % 10) * 10;
      const requests = [
        { to: 'tracking', atMs, status: 503, tookMs: 0 },
        { to: 'tracking', atMs: first, status: 503, tookMs: 0 },
        { to: 'tracking', atMs: first + 2 * (first - atMs), status: 429, retryAfterSeconds: 1 },
      ];
      builder.call({ atMs, requests });
    }
    expect(judge('retry-gaps', options, builder).outcome).toBe('pass');
  });

  describe('on a busy machine', () => {
    /** 5 to 65 ms to react, and a stall of a second now and then. */
    const busy = (call: number, gap: number): number =>
      (call + 5 * gap) % 20 === 0 ? 1_000 : 5 + ((call * 7 + gap * 11) % 13) * 5;

    it('with full jitter pass', () => {
      const full = (call: number, gap: number): number =>
        ((call * 0.618_033_988 + gap * 0.37) % 1) * 100 * gap;
      expect(judge('retry-gaps', options, failing(40, full, busy)).outcome).toBe('pass');
    });

    it.each([
      ['no wait', () => 0, /first retry follows after \d ms/],
      ['the same bounds', (call: number, gap: number) => 50 + ((call + gap) % 10) * 10, /Gaps do not grow/],
      ['no jitter', (_: number, gap: number) => 100 * gap, /no jitter/],
    ])('with %s fail', (_, draw, sentence) => {
      expect(sentenceOf(judge('retry-gaps', options, failing(40, draw, busy)))).toMatch(sentence);
    });
  });

  it('of too few calls prove nothing good', () => {
    expect(
      sentenceOf(
        judge(
          'retry-gaps',
          options,
          failing(10, () => 100),
        ),
      ),
    ).toMatch(/Only 10 calls/);
  });
});

describe('a budget', () => {
  it('is used up at the retry that exceeds it', () => {
    const options = { to: 'tracking', operations: ['track'], reserve: 10, share: 0.2 };
    expect(
      judge(
        'retry-budget',
        options,
        failing(5, () => 1),
      ).outcome,
    ).toBe('pass');
    expect(
      sentenceOf(
        judge(
          'retry-budget',
          options,
          failing(40, () => 1),
        ),
      ),
    ).toMatch(/which is 1\d\.$/);
  });
});

describe('Retry-After', () => {
  const options = { to: 'tracking', during: ['throttled'] };
  const after = (gapMs: number): HistoryBuilder =>
    new HistoryBuilder().phase('throttled', 0).call({
      atMs: 0,
      requests: [
        { to: 'tracking', atMs: 0, status: 429, retryAfterSeconds: 1 },
        { to: 'tracking', atMs: 5 + gapMs, status: 200 },
      ],
    });

  it('is waited for', () => {
    expect(judge('retry-after', options, after(1_000)).outcome).toBe('pass');
    expect(sentenceOf(judge('retry-after', options, after(200)))).toMatch(/asked again after 200 ms/);
  });

  it.each([
    ['nobody sent is kept if nothing is sent', 'failing', 'pass'],
    ['no call could meet decides nothing', 'later', 'inconclusive'],
  ])('that %s', (_what, phase, outcome) => {
    const history = failing(3, () => 1);
    expect(judge('retry-after', { ...options, during: [phase] }, history).outcome).toBe(outcome);
  });
});

describe('an unsafe request', () => {
  it('is seen in its body, even if the link answered in its place', () => {
    const history = new HistoryBuilder().phase('flaky', 0).call({
      name: 'label',
      atMs: 0,
      requests: [
        { to: 'labels', method: 'POST', path: '/labels', atMs: 0, status: 503 },
        { to: 'labels', method: 'POST', path: '/labels', atMs: 50, status: 201 },
      ],
    });
    expect(sentenceOf(judge('unsafe-once', { to: 'labels' }, history))).toMatch(/2 times/);
  });

  it('is sent only once, even without an answer', () => {
    const twice = new HistoryBuilder().phase('flaky', 0).call({
      name: 'label',
      atMs: 0,
      requests: [
        { to: 'labels', method: 'POST', atMs: 0 },
        { to: 'labels', method: 'POST', atMs: 50, status: 201 },
      ],
    });
    expect(sentenceOf(judge('unsafe-once', { to: 'labels' }, twice))).toMatch(/2 times/);
  });
});

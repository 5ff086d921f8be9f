import { describe, expect, it } from 'vitest';
import type { CheckerResult } from '../../../checkers/checker.js';
import { HistoryBuilder } from './history-builder.fixture.js';
import { propertyOf, type PropertyName } from './properties.js';

const judge = (name: PropertyName, options: object, builder: HistoryBuilder): CheckerResult =>
  propertyOf(name).bind(options).judge(builder.history);
const holds = (name: PropertyName, options: object, builder: HistoryBuilder): boolean =>
  propertyOf(name).bind(options).holdsWhenBusy(builder.history);
const sentenceOf = (result: CheckerResult): string =>
  result.outcome === 'fail' ? result.counterexample.sentence : result.outcome;

const STOP_MS = 1_000;

interface Stopped {
  /** Of the call that is open at SIGTERM, which takes until 1.3 s. */
  readonly status?: number;
  readonly code?: number | null;
  readonly endsMs?: number;
}

const stopped = ({ status = 200, code = 0, endsMs = 500 }: Stopped = {}): HistoryBuilder =>
  new HistoryBuilder()
    .phase('deploy', 0)
    .call({ atMs: 900, tookMs: 400, status })
    .stop('desk', STOP_MS, { code, atMs: STOP_MS + endsMs });

describe('a graceful stop', () => {
  const both = { member: 'desk', operation: 'track', during: ['deploy'], withinMs: 5_000 };
  const answered = { ...both, demand: 'answered' };
  const ends = { ...both, demand: 'ends' };

  it('answers open calls, and ends by itself', () => {
    expect(judge('graceful-stop', answered, stopped()).outcome).toBe('pass');
    expect(judge('graceful-stop', ends, stopped()).outcome).toBe('pass');
  });

  it.each([
    ['drops what is open', answered, stopped({ status: 503 }), /was answered 503/],
    ['is killed', ends, stopped({ code: null }), /a signal ended it after 500 ms/],
    ['ends with an error', ends, stopped({ code: 1 }), /exit code 1/],
    ['takes too long', ends, stopped({ endsMs: 9_000 }), /ended 9000 ms after SIGTERM/],
  ])('fails when it %s', (_, options, builder, sentence) => {
    expect(sentenceOf(judge('graceful-stop', options, builder))).toMatch(sentence);
  });

  it('may answer something else, and end with another code, where the task says so', () => {
    expect(judge('graceful-stop', { ...answered, status: [503] }, stopped({ status: 503 })).outcome).toBe(
      'pass',
    );
    expect(judge('graceful-stop', { ...ends, codes: [0, 143] }, stopped({ code: 143 })).outcome).toBe('pass');
  });

  it('counts calls that begin until a while after SIGTERM, and answers that come too late', () => {
    const stuck = { ...answered, status: [503], untilMs: 1_000, withinMs: 4_500 };
    const with503 = (beganMs: number, answeredMs: number): HistoryBuilder =>
      stopped({ status: 503, endsMs: 5_000 }).call({
        atMs: STOP_MS + beganMs,
        tookMs: answeredMs - beganMs,
        status: 503,
      });
    expect(judge('graceful-stop', stuck, with503(900, 4_000)).outcome).toBe('pass');
    expect(sentenceOf(judge('graceful-stop', stuck, with503(900, 4_900)))).toBe(
      'A call of track began 900 ms after SIGTERM, and was answered 503 4900 ms after SIGTERM; at most 4500 ms are allowed.',
    );
    expect(judge('graceful-stop', stuck, with503(1_100, 4_900)).outcome).toBe('pass');
    expect(holds('graceful-stop', stuck, with503(900, 4_900))).toBe(false);
  });

  it('is seen at every stop', () => {
    const twice = stopped()
      .phase('again', 6_000)
      .call({ atMs: 6_000, tookMs: 300 })
      .stop('desk', 6_100, { code: 1, atMs: 6_500 });
    const during = ['deploy', 'again'];
    expect(sentenceOf(judge('graceful-stop', { ...ends, during }, twice))).toMatch(/exit code 1/);
    expect(judge('graceful-stop', ends, twice).outcome).toBe('pass');
  });

  it('is undecided where no member was asked to end, or no call was open', () => {
    const calm = new HistoryBuilder().phase('deploy', 0).call({ atMs: 0 });
    expect(judge('graceful-stop', ends, calm).outcome).toBe('inconclusive');
    expect(judge('graceful-stop', answered, calm.stop('desk', 500, { code: 0, atMs: 600 })).outcome).toBe(
      'inconclusive',
    );
  });

  it('that loses calls at once or ends with a wrong code is wrong on a busy machine, too', () => {
    expect(holds('graceful-stop', answered, stopped({ status: 503 }))).toBe(true);
    const late = new HistoryBuilder()
      .phase('deploy', 0)
      .call({ atMs: 900, tookMs: 4_000, status: 503 })
      .stop('desk', STOP_MS, { code: 0, atMs: 5_000 });
    expect(holds('graceful-stop', answered, late)).toBe(false);
    expect(holds('graceful-stop', ends, stopped({ code: 1 }))).toBe(true);
    expect(holds('graceful-stop', ends, stopped({ endsMs: 9_000 }))).toBe(false);
  });
});

describe('a drain', () => {
  const shape = { member: 'desk', operations: ['track'], during: ['deploy'] };
  const serves = { ...shape, demand: 'serves', untilMs: 700 };
  const refuses = { ...shape, demand: 'refuses', fromMs: 2_000 };
  const later = (afterMs: number, status: number, asks = false): HistoryBuilder =>
    stopped({ endsMs: 3_000 }).call({
      atMs: STOP_MS + afterMs,
      status,
      requests: asks ? [{ to: 'tracking', atMs: STOP_MS + afterMs + 1 }] : [],
    });

  it('serves calls that begin soon after SIGTERM, and none that begin later', () => {
    expect(judge('drain', serves, later(600, 200)).outcome).toBe('pass');
    expect(judge('drain', refuses, later(2_100, 503)).outcome).toBe('pass');
    expect(
      [judge('drain', serves, later(600, 200)), judge('drain', refuses, later(1_200, 200))].map(
        (r) => r.outcome,
      ),
    ).toEqual(['pass', 'pass']);
  });

  it.each([
    [
      'turns away at once',
      serves,
      later(100, 503),
      /began 100 ms after SIGTERM and got 503; nothing is turned away within 700 ms/,
    ],
    ['loses what it has begun', serves, later(900, 503, true), /although the service had begun to work/],
    [
      'serves for ever',
      refuses,
      later(2_100, 200),
      /began 2100 ms after SIGTERM and got 200; from 2000 ms on/,
    ],
    ['works for a rejected call', refuses, later(2_100, 503, true), /got 503, and caused a request/],
  ])('is none when a service %s', (_, options, builder, sentence) => {
    expect(sentenceOf(judge('drain', options, builder))).toMatch(sentence);
  });

  it('may reject a call that was in progress until rejections were allowed', () => {
    const slow = stopped({ endsMs: 3_000 }).call({ atMs: STOP_MS + 690, tookMs: 300, status: 503 });
    expect(judge('drain', serves, slow).outcome).toBe('pass');
  });

  it('has nothing to reject once the service has ended', () => {
    expect(judge('drain', { ...refuses, fromMs: 3_100 }, later(3_200, 200)).outcome).toBe('pass');
  });

  it('is undecided without a stop, and without a call that it could serve', () => {
    expect(judge('drain', serves, new HistoryBuilder().phase('deploy', 0)).outcome).toBe('inconclusive');
    expect(judge('drain', serves, stopped()).outcome).toBe('inconclusive');
  });

  it('that rejects calls at once fails on a busy machine, too', () => {
    expect(holds('drain', serves, later(100, 503))).toBe(true);
    expect(holds('drain', refuses, later(2_100, 200))).toBe(false);
  });
});

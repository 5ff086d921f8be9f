import { describe, expect, it } from 'vitest';
import { startUpOf } from '@hone/contracts';
import fc from 'fast-check';
import { createSeededRandom } from '../../../judging/seeded-random.js';
import { turnsOf } from '../pairs/pair-order.js';
import { concludeSpeed, isDecided, scoreOfRatio, type SpeedFacts } from './speed-score.js';

const MS = 1_000_000;
const F = 120 * MS;
const START = 20 * MS;

/** Pairs of a submission that costs `ratio` times the reference above start-up; noise multiplies each run. */
function factsOf(
  ratio: number,
  count: number,
  noise: { own?: number; common?: number; seed?: string } = {},
  changes: Partial<SpeedFacts> = {},
): SpeedFacts {
  const random = createSeededRandom(noise.seed ?? '5eed', 'noise');
  const shake = (amount = 0): number => Math.exp(amount * ((2 * random.uint32()) / 2 ** 32 - 1));
  const pairs = Array.from({ length: count }, (): [number, number] => [
    Math.round(START + F * ratio * shake(noise.common) * shake(noise.own)),
    Math.round(START + F * shake(noise.common)),
  ]);
  return {
    pairs,
    stopped: 0,
    startUp: { submissionNs: [START + 1, START], referenceNs: [START, START + 2] },
    baseline: { ratio: 20 },
    ...changes,
  };
}

describe('the score of a ratio', () => {
  it('is full up to 1.3 times the reference, none from naive on, and a logarithm in between', () => {
    expect([0.2, 1, 1.3].map((ratio) => scoreOfRatio(ratio, 20))).toEqual([1, 1, 1]);
    expect([20, 21, 400].map((ratio) => scoreOfRatio(ratio, 20))).toEqual([0, 0, 0]);
    expect(scoreOfRatio(Math.sqrt(20 * 1.3), 20)).toBeCloseTo(0.5, 10);
  });

  it('never rises when a program becomes slower', () => {
    const ratio = fc.double({ min: 0.01, max: 100, noNaN: true });
    fc.assert(
      fc.property(ratio, ratio, fc.double({ min: 2, max: 20, noNaN: true }), (one, other, baseline) => {
        const [faster, slower] = [Math.min(one, other), Math.max(one, other)];
        expect(scoreOfRatio(faster, baseline)).toBeGreaterThanOrEqual(scoreOfRatio(slower, baseline));
      }),
    );
  });
});

describe('the runs of a pair', () => {
  it('go ABBA', () => {
    const order = [0, 1, 2, 3].flatMap(turnsOf).map((turn) => turn.charAt(0));
    expect(order.join('')).toBe('srrssrrs');
  });
});

describe('whether pairs decide', () => {
  it('is yes on the plateaus, with an interval of any width', () => {
    expect(isDecided(factsOf(0.9, 8, { own: 0.2 }))).toBe(true);
    expect(isDecided(factsOf(30, 8, { own: 0.3 }))).toBe(true);
  });

  it('is yes in between for quiet measurements and no for noisy ones', () => {
    expect(isDecided(factsOf(4, 8, { own: 0.01 }))).toBe(true);
    expect(isDecided(factsOf(4, 8, { own: 0.4 }))).toBe(false);
    expect(isDecided(factsOf(4, 0))).toBe(false);
  });

  it('needs no look once two runs in a row were stopped above naive', () => {
    expect(isDecided(factsOf(23, 2, { own: 0.5 }, { stopped: 2 }))).toBe(true);
    expect(isDecided(factsOf(12, 3, { own: 0.9 }, { stopped: 2 }))).toBe(false);
  });
});

describe('a conclusion', () => {
  it('counts the median when decided', () => {
    const { counted, speed, ratio, undecided } = concludeSpeed(factsOf(4, 16, { own: 0.01 }));
    expect([counted, undecided, ratio.pairs]).toEqual(['median', false, 16]);
    expect(speed).toBeCloseTo(scoreOfRatio(4, 20), 2);
  });

  it('counts the end that favours the learner when the machine was noisy', () => {
    const facts = factsOf(4, 24, { common: 0.5 });
    const { counted, speed, ratio, undecided } = concludeSpeed(facts);
    expect([counted, undecided]).toEqual(['favourable-end', true]);
    expect(speed).toBe(scoreOfRatio(ratio.low, 20));
  });

  it('counts the mean when only the submission was noisy: noise does not pay', () => {
    const facts = factsOf(4, 24, { own: 1.2, common: 0.02 });
    const { counted, speed, ratio } = concludeSpeed(facts);
    expect(counted).toBe('own-mean');
    expect(speed).toBeLessThan(scoreOfRatio(ratio.low, 20));
    const burning = facts.pairs.map(([own, reference], index): [number, number] => [
      index % 2 === 0 ? own : own * 3,
      reference,
    ]);
    expect(concludeSpeed({ ...facts, pairs: burning }).speed).toBeLessThan(speed);
  });

  it('gives nothing to a program that was stopped above naive every time', () => {
    for (const stopped of [1, 3]) {
      const facts = factsOf(22, stopped, {}, { stopped });
      expect(concludeSpeed(facts)).toMatchObject({ counted: 'stopped', speed: 0 });
      expect(isDecided(facts)).toBe(stopped === 3);
    }
  });

  it('ignores the interval of too few pairs', () => {
    expect(isDecided(factsOf(1, 5))).toBe(false);
    expect(isDecided(factsOf(1, 6))).toBe(true);
    expect(concludeSpeed(factsOf(4, 1)).undecided).toBe(true);
  });

  it('leaves out pairs in which the reference was disturbed, at any cost of the submission', () => {
    const calm = factsOf(4, 16, { own: 0.02, common: 0.01 });
    const slowed = calm.pairs.map(([own, reference], place): [number, number] =>
      place % 3 === 0 ? [own * (1 + (place % 2)), reference * 1.4] : [own, reference],
    );
    const { counted, ratio, speed } = concludeSpeed({ ...calm, pairs: slowed });
    expect([counted, ratio.pairs]).toEqual(['median', 10]);
    expect(speed).toBeCloseTo(scoreOfRatio(4, 20), 2);
    // A submission that costs more at times has that counted.
    const uneven = calm.pairs.map(([own, reference], place): [number, number] => [
      own * (1 + (place % 2)),
      reference,
    ]);
    expect(concludeSpeed({ ...calm, pairs: uneven })).toMatchObject({
      ratio: { pairs: 16 },
      undecided: true,
    });
  });

  it('counts pairs in which the reference had its calm cost, once there are eight', () => {
    const slow = [3.4 * 1.6, 1.6] as const;
    const pairsOf = (calm: number) =>
      Array.from({ length: 24 }, (_, place): [number, number] => {
        const [own, reference] = place < calm ? ([4, 1] as const) : slow;
        return [START + F * own, START + F * reference];
      });
    const known = { ratio: 20, calmNs: 0.9 * F };
    const conclude = (calm: number, baseline: SpeedFacts['baseline']) =>
      concludeSpeed(factsOf(4, 0, {}, { pairs: pairsOf(calm), baseline })).ratio;
    expect(conclude(8, known)).toMatchObject({ pairs: 8, median: expect.closeTo(4, 9) as unknown });
    // Fewer prove nothing: the usual cost here counts.
    expect(conclude(5, known)).toMatchObject({ pairs: 24, median: expect.closeTo(3.4, 9) as unknown });
    expect(conclude(5, { ratio: 20 }).pairs).toBe(24);
  });

  it('takes the submission’s own noise from all pairs, not from those in which the reference hardly varied', () => {
    const facts = factsOf(4, 24, { common: 0.5 });
    const counted = facts.pairs.map(([own], place): [number, number] => [
      own,
      START + F * (1 + (place % 3) / 3),
    ]);
    expect(concludeSpeed({ ...facts, pairs: counted }).counted).toBe('favourable-end');
  });

  it('is the same for any scale of the clock', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1.4, max: 18, noNaN: true }),
        fc.integer({ min: 2, max: 9 }),
        (ratio, scale) => {
          const facts = factsOf(ratio, 8, { own: 0.02 });
          const scaled: SpeedFacts = {
            ...facts,
            pairs: facts.pairs.map(([own, reference]) => [own * scale, reference * scale]),
            startUp: {
              submissionNs: facts.startUp.submissionNs.map((each) => each * scale),
              referenceNs: facts.startUp.referenceNs.map((each) => each * scale),
            },
          };
          expect(concludeSpeed(scaled).speed).toBeCloseTo(concludeSpeed(facts).speed, 9);
        },
      ),
    );
  });
});

describe('pairs that ran side by side', () => {
  const known = { ratio: 20, calmNs: F, startUpNs: START };

  it('count, all of them, also where the reference was disturbed', () => {
    const { pairs, ...facts } = factsOf(4, 16, { own: 0.02 }, { baseline: known });
    const slowed = pairs.map(([own, reference], place): [number, number] =>
      place % 3 === 0 ? [own * 1.6, reference * 1.6] : [own, reference],
    );
    const { counted, ratio, speed } = concludeSpeed({ ...facts, pairs: slowed });
    expect([counted, ratio.pairs]).toEqual(['median', 16]);
    expect(speed).toBeCloseTo(scoreOfRatio(4, 20), 2);
  });

  it('subtract start-up at their own pace, and its calm cost', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.7, max: 3, noNaN: true }), (slower) => {
        const { pairs, ...facts } = factsOf(4, 8, {}, { baseline: known });
        const slowed = pairs.map(([own, reference]): [number, number] => [own * slower, reference * slower]);
        // The measurement of start-up was disturbed.
        const startUp = { submissionNs: [1.5 * START], referenceNs: [1.4 * START] };
        expect(concludeSpeed({ ...facts, pairs: slowed, startUp }).ratio.median).toBeCloseTo(4, 6);
      }),
    );
  });

  it('never give a submission a negative cost', () => {
    const facts = factsOf(0, 8, {}, { baseline: known });
    expect(concludeSpeed(facts).ratio.median).toBeGreaterThan(0);
  });
});

describe('start-up', () => {
  it('is the least seen, and of the submission never more than the reference’s', () => {
    const burns = { submissionNs: [900 * MS, 800 * MS], referenceNs: [22 * MS, 20 * MS] };
    expect(startUpOf({ startUp: burns, baseline: {} })).toEqual({ submission: 20 * MS, reference: 20 * MS });
    const lean = { submissionNs: [12 * MS, 11 * MS], referenceNs: [20 * MS] };
    expect(startUpOf({ startUp: lean, baseline: {} })).toEqual({ submission: 11 * MS, reference: 20 * MS });
  });

  it('cannot be burnt to make the rest look cheap', () => {
    const honest = concludeSpeed(factsOf(6, 8));
    const burnt = factsOf(6, 8, {}, { startUp: { submissionNs: [700 * MS], referenceNs: [START] } });
    expect(concludeSpeed(burnt).speed).toBe(honest.speed);
  });
});

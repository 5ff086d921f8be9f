import { describe, expect, it } from 'vitest';
import { checkSchema, pointsFromRuns, type SpeedEvidence } from '@hone/contracts';
import type { ReservedCore } from '@hone/contracts/sandbox';
import { rightAnswer, type Program } from '../scripted-session.fixture.js';
import {
  burning,
  costing,
  evidenceOf,
  linear,
  speedOf,
  square,
  progressIn,
  wordsOf,
} from './measured-session.fixture.js';
import { scoreFromSpeed, scoreOfRatio } from './scoring/speed-score.js';
import { followingGrowth, MEASURING_AGAIN, MEASURING_SPEED } from './progress.js';

const START = 5;

describe('a measured submission', () => {
  it('of the reference’s class passes with full marks after the first look', async () => {
    const { check, events } = await speedOf({ candidate: linear(1.1) });
    expect(checkSchema.parse(check)).toEqual(check);
    expect(check).toMatchObject({ status: 'pass', score: 1, group: 'speed', required: false });
    const evidence = evidenceOf(check);
    expect(evidence.pairs).toHaveLength(8);
    expect(evidence.ratio.median).toBeCloseTo(1.1, 1);
    expect(evidence.growth?.families.map(({ family, verdict }) => [family, verdict])).toEqual([
      ['random', 'same'],
    ]);
    expect(events).toContainEqual({ type: 'grading.phase', data: { phase: 'measure' } });
    expect(progressIn(events)).toEqual([MEASURING_SPEED, followingGrowth('random', 0, 1)]);
  });

  it('of the middle earns a share and is reported as too slow', async () => {
    const { check } = await speedOf({ candidate: linear(5) });
    expect(check).toMatchObject({ status: 'fail', reason: 'too-slow' });
    expect(check.score).toBeCloseTo(scoreOfRatio(5, 20), 2);
    expect(evidenceOf(check).text).toMatch(/× the CPU time of the reference at size [\d,]+ \(/);
  });

  it('that lacks few of its points passes and keeps its score', async () => {
    const { check } = await speedOf({ candidate: linear(1.6) });
    expect(check).toMatchObject({ status: 'pass', passAt: 0.8 });
    expect(check).not.toHaveProperty('reason');
    expect(check.score).toBeCloseTo(scoreOfRatio(1.6, 20), 2);
    expect(check.score).toBeLessThan(1);
  });

  it('that is naive is stopped twice and earns nothing', async () => {
    const { check } = await speedOf({ candidate: square(100) });
    expect(check).toMatchObject({ status: 'fail', reason: 'too-slow', score: 0 });
    const evidence = evidenceOf(check);
    expect([evidence.pairs.length, evidence.stopped, evidence.counted]).toEqual([2, 2, 'stopped']);
    expect(evidence.baseline).toMatchObject({ ratio: 20, source: 'capped' });
  });

  it('is followed where it costs far more than the warm-up of its runtime', async () => {
    const compiled = (factor: number) => costing((n) => (n < 10 ? 0 : 24) + 0.1 * factor * n);
    const script = { reference: compiled(1), candidate: compiled(1.1), settleMs: 24 };
    const [growth] = evidenceOf((await speedOf(script)).check).growth?.families ?? [];
    expect(growth?.verdict).toBe('same');
    const shown = growth?.points.flatMap(({ cpuMs }) => cpuMs ?? []) ?? [];
    expect(Math.min(...shown)).toBeGreaterThanOrEqual(120);
    const [other] = evidenceOf((await speedOf({ ...script, settleMs: 0 })).check).growth?.families ?? [];
    expect(other?.verdict).toBe('inconclusive');
  });

  it('of a worse class earns at most half, however fast it is at the measured size', async () => {
    const { check } = await speedOf({ candidate: square(1) });
    expect(check.score).toBe(0.5);
    const evidence = evidenceOf(check);
    expect(evidence.score).toEqual({ speed: 1, cap: 0.5, final: 0.5 });
    expect(evidence.growth?.families[0]).toMatchObject({ verdict: 'worse', label: 'n^2' });
    expect(evidence.text).toContain('a worse class of growth');
  });

  it('keeps its speed score where its growth stays open between two classes, with a note on that', async () => {
    const { check } = await speedOf({ candidate: costing((n) => 102 * (n / 1000) ** 1.4) });
    const evidence = evidenceOf(check);
    expect(evidence.growth?.families.map(({ verdict }) => verdict)).toEqual(['inconclusive']);
    expect(evidence.score).toEqual({ speed: 1, cap: 1, final: 1 });
    expect(check).toMatchObject({ status: 'pass', score: 1 });
    expect(evidence.text).not.toContain('a worse class of growth');
    expect(evidence.notes.join()).toContain('too few sizes to tell');
  });

  it('is followed in extra time where the pairs have used up the budget', async () => {
    const slow = (program: Program): Program => burning(program, () => 150);
    const programs = { reference: slow(linear(1)), baseline: slow(square(100)) };
    const { check } = await speedOf({ ...programs, candidate: slow(costing((n) => 1.2 * n)) });
    const { growth, pairs } = evidenceOf(check);
    expect(pairs.reduce((sum, [own, reference]) => sum + own + reference, 0)).toBeGreaterThan(10e9);
    expect(growth?.families[0]?.points.filter(({ cpuMs }) => cpuMs !== null).length).toBeGreaterThanOrEqual(
      4,
    );
    expect(growth?.families[0]?.verdict).toBe('same');
  });

  it('is followed on further families, of which the worst counts', async () => {
    const { check } = await speedOf({ candidate: linear(1) }, { growth: { families: ['tiny'] } });
    expect(evidenceOf(check).growth?.families.map(({ family }) => family)).toEqual(['random', 'tiny']);
  });

  it('has a score that its evidence proves', async () => {
    for (const candidate of [linear(1.2), linear(3), linear(12), square(3), square(100)]) {
      const { check } = await speedOf({ candidate });
      const copy = JSON.parse(JSON.stringify(evidenceOf(check))) as SpeedEvidence;
      expect(scoreFromSpeed(copy)).toBe(check.score);
    }
  });

  it('keeps the runs that its growth was computed from', async () => {
    const evidence = evidenceOf((await speedOf({ candidate: square(1) })).check);
    const { families = [], yardstick } = evidence.growth ?? {};
    const [points = []] = families.map((family) => family.points);
    const own = points.filter(({ cpuMs }) => cpuMs !== null);
    expect(own.length).toBeGreaterThanOrEqual(4);
    for (const { cpuMs, runs = [] } of own) {
      expect(runs.length).toBeGreaterThan(0);
      const raw = [{ n: 1, cpuMs: null, referenceCpuMs: null, runs }];
      const [point] = pointsFromRuns(raw, yardstick, evidence.baseline.startUpNs ?? NaN);
      expect(point?.cpuMs).toBeCloseTo(cpuMs ?? NaN, 6);
    }
    // The runs decide, not the conclusions stored with them.
    const changed = families.map((family) => ({
      ...family,
      points: family.points.map((point) => ({ ...point, cpuMs: point.cpuMs && point.n })),
    }));
    const { doubtMs } = evidence.growth ?? {};
    const growth = { families: changed, doubtMs, yardstick } as NonNullable<SpeedEvidence['growth']>;
    expect(scoreFromSpeed({ ...evidence, growth })).toBe(0.5);
  });

  it('is measured once more when it stays undecided, and then the end of the interval that favours it counts', async () => {
    // The noise alternates from run to run, regardless of other runs between pairs.
    const noisy = costing((n, run) => 0.102 * n * (1 + 0.12 * (run % 2)));
    const wanted: boolean[] = [];
    const place: ReservedCore = {
      core: 1,
      quiet: true,
      pin: () => Promise.resolve(),
      share: () => Promise.resolve(),
      release: () => Promise.resolve(),
    };
    const { check, events } = await speedOf({
      candidate: costing((n, run) => 0.15 * n * (1 + 0.12 * (run % 3))),
      reference: noisy,
      session: {
        reserveCore: ({ quiet = false } = {}) => {
          wanted.push(quiet);
          return Promise.resolve(place);
        },
      },
    });
    const evidence = evidenceOf(check);
    expect(wanted.slice(-2)).toEqual([false, true]);
    expect(progressIn(events)).toContain(MEASURING_AGAIN);
    expect(evidence).toMatchObject({ undecided: true, attempts: 2, counted: 'favourable-end' });
    expect(evidence.notes.join()).toContain('the end of the interval that favours you counted');
  });

  it('gets its instruction count beside the reference’s where the runtime counts them', async () => {
    const counting =
      (program: Program, instructions: number): Program =>
      (...run) => ({ ...program(...run), instructions });
    const { check } = await speedOf({
      candidate: counting(linear(2), 3_000_000),
      reference: counting(linear(1), 2_000_000),
    });
    const { instructions, notes } = evidenceOf(check);
    expect(instructions).toMatchObject({ submission: 3_000_000, reference: 2_000_000 });
    expect(instructions?.size).toBeCloseTo(150, -1);
    expect(notes.join()).toContain('executes 3.0 million instructions');
    expect(evidenceOf((await speedOf({ candidate: linear(2) })).check).instructions).toBeUndefined();
  });

  it('cannot buy points by burning CPU when it starts', async () => {
    const { check } = await speedOf({ candidate: burning(linear(6), (n) => (n < 10 ? 500 : 0)) });
    expect(check.score).toBeCloseTo(scoreOfRatio(6, 20), 1);
  });

  it('that never ends on sizes for growth has a worse class', async () => {
    const endless = costing((n) => (n > 20 && Math.abs(n / 1000 - 1) > 0.05 ? 1e6 : 0.102 * n));
    const { check } = await speedOf({ candidate: endless });
    const evidence = evidenceOf(check);
    expect(evidence.growth?.families[0]?.points.some(({ stopped }) => stopped === true)).toBe(true);
    expect(evidence.score).toEqual({ speed: 1, cap: 0.5, final: 0.5 });
    expect(evidence.text).toMatch(/uses more than 20× the CPU time of the reference at size [\d,]+/);
    expect(scoreFromSpeed(JSON.parse(JSON.stringify(evidence)) as SpeedEvidence)).toBe(0.5);
    expect(checkSchema.parse(check)).toEqual(check);
  });

  it('that burns CPU on small sizes, so that its costs are a straight line, has a worse class', async () => {
    // As fast as the reference where it is measured, and a square of that on the way to it.
    const straight = costing((n) => (Math.abs(n / 1000 - 1) < 0.05 ? 0.102 * n : 3 * n));
    const { check } = await speedOf({ candidate: straight });
    expect(evidenceOf(check).growth?.families[0]?.verdict).toBe('worse');
    expect(check.score).toBe(0.5);
  });

  it('gains nothing from state kept from the run before', async () => {
    let kept: string | undefined;
    let recalled = 0;
    const remembering: Program = (stdin, args) => {
      if (kept?.startsWith(`${stdin}=`) === true) {
        recalled += 1;
        return { stdout: kept.slice(stdin.length + 1), usage: { cpuMs: START, wallMs: 5, memoryBytes: 1 } };
      }
      const outcome = linear(6)(stdin, args);
      if (wordsOf(stdin) > 100) kept = `${stdin}=${outcome.stdout}`;
      return outcome;
    };
    const { check } = await speedOf({ candidate: remembering });
    expect(recalled).toBe(0);
    expect(check.score).toBeCloseTo(scoreOfRatio(6, 20), 1);
  });

  it('that takes seconds to start gets a message with that limit', async () => {
    const { check } = await speedOf({ candidate: costing(() => 2_500) });
    expect(check).toMatchObject({
      reason: 'time-limit',
      evidence: {
        text: 'Your program was stopped at the limit of 2000 ms of CPU time on the smallest input, while it was measured.',
      },
    });
  });

  it('cannot hide its growth by burning CPU when it starts', async () => {
    const { check } = await speedOf({ candidate: burning(square(1), (n) => (n < 10 ? 1_500 : 0)) });
    expect(evidenceOf(check).growth?.families[0]).toMatchObject({ verdict: 'worse' });
    expect(check.score).toBe(0.5);
  });

  it('that is wrong on the smallest input only while growth is followed fails for that', async () => {
    let runs = 0;
    const cheat: Program = (stdin, args) => {
      if (wordsOf(stdin) < 10) runs += 1;
      return runs > 15 && wordsOf(stdin) < 10 ? { stdout: '42' } : linear(1)(stdin, args);
    };
    const { check } = await speedOf({ candidate: cheat });
    expect(check).toMatchObject({
      reason: 'wrong-answer',
      evidence: {
        text: 'Your program printed a wrong answer on the smallest input, while it was measured.',
      },
    });
  });

  it('that is wrong only while it is measured fails for that, and no data is revealed', async () => {
    const cheat: Program = (stdin, args) =>
      wordsOf(stdin) > 900 ? { stdout: '42' } : rightAnswer(stdin, args);
    const { check } = await speedOf({ candidate: cheat });
    expect(check).toMatchObject({
      status: 'fail',
      reason: 'wrong-answer',
      score: 0,
      evidence: {
        type: 'summary',
        text: expect.stringMatching(
          /^Your program printed a wrong answer on family "random" at size (9[89]|10[012])\d, while it was measured\.$/,
        ) as unknown,
      },
    });
  });
});

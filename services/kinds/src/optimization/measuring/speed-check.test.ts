import { describe, expect, it } from '@jest/globals';
import { checkSchema, type Check, type Manifest, type SpeedEvidence } from '@hone/contracts';
import type { KindEvent } from '@hone/contracts/kind';
import type { MeasuringPlace } from '@hone/contracts/sandbox';
import {
  definition,
  gradeScripted,
  manifest,
  packageFiles,
  packageOf,
  rightAnswer,
  type Program,
  type Script,
} from '../scripted-session.fixture.js';
import { scoreFromSpeed, scoreOfRatio } from './speed-score.js';
import { followingGrowth, MEASURING_AGAIN, MEASURING_SPEED } from './tell-measuring.js';

const START_MS = 5;
const wordsOf = (stdin: string): number => stdin.split(' ').length;

/** Right, and as expensive as told above start-up; each run is a little dearer than the one before or after it. */
function costing(costMs: (n: number, run: number) => number, wobble = 0.004): Program {
  let run = 0;
  return (stdin, args) => {
    run += 1;
    const cpuMs = START_MS + costMs(wordsOf(stdin), run) * (1 + wobble * ((run * 7) % 5));
    return { ...rightAnswer(stdin, args), usage: { cpuMs, wallMs: cpuMs, memoryBytes: 1000 } };
  };
}
const linear = (factor: number) => costing((n) => 0.102 * factor * n);
const square = (factor = 1) => costing((n) => 0.0001 * factor * n ** 2);

const groups: Manifest['groups'] = [
  { id: 'correct', title: 'Correctness', weight: 40, aggregate: 'all' },
  { id: 'speed', title: 'Speed', weight: 60, aggregate: 'sum', requires: ['correct'] },
];

/** Measures on inputs of 1000 words: the reference costs 102 ms, a naive program is stopped at 20 times that. */
function measured(script: Script = {}, changes: Partial<typeof definition> = {}) {
  const pack = packageOf(
    { ...packageFiles, 'solutions/slow/naive-python/main.py': 'NAIVE SOURCE' },
    { ...manifest, groups, limits: { ...manifest.limits, cpuMs: 60_000 } },
  );
  return gradeScripted({
    reference: linear(1),
    baseline: square(100),
    ...script,
    session: {
      package: pack,
      definition: {
        ...definition,
        families: definition.families.filter(({ group }) => group === 'correct'),
        baseline: { python: 'solutions/slow/naive-python' },
        speed: { family: 'random', sizes: { python: 1000 } },
        ...changes,
      },
      ...script.session,
    },
  });
}

async function speedOf(script: Script, changes: Partial<typeof definition> = {}) {
  const graded = await measured(script, changes);
  const check = graded.result.checks.find(({ id }) => id === 'speed');
  if (check === undefined) throw new Error('speed was not checked');
  return { ...graded, check };
}
const toldIn = (events: readonly KindEvent[]): string[] =>
  events.flatMap((event) => (event.type === 'grading.log' ? event.data.text : []));
function evidenceOf({ evidence }: Check): SpeedEvidence {
  if (evidence?.type !== 'speed') throw new Error(`the evidence is ${JSON.stringify(evidence)}`);
  return evidence;
}

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
    expect(toldIn(events)).toEqual([MEASURING_SPEED, followingGrowth('random', 0, 1)]);
  });

  it('of the middle earns a share and is told to be too slow', async () => {
    const { check } = await speedOf({ candidate: linear(5) });
    expect(check).toMatchObject({ status: 'fail', reason: 'too-slow' });
    expect(check.score).toBeCloseTo(scoreOfRatio(5, 20), 2);
    expect(evidenceOf(check).text).toContain('times the CPU time of the reference');
  });

  it('that is naive is stopped after three runs and earns nothing', async () => {
    const { check } = await speedOf({ candidate: square(100) });
    expect(check).toMatchObject({ status: 'fail', reason: 'too-slow', score: 0 });
    const evidence = evidenceOf(check);
    expect([evidence.pairs.length, evidence.stopped, evidence.counted]).toEqual([3, 3, 'stopped']);
    expect(evidence.baseline).toMatchObject({ ratio: 20, source: 'capped' });
  });

  it('is followed where it costs far more than running at its pace takes once', async () => {
    const compiled = (factor: number) => costing((n) => (n < 10 ? 0 : 12) + 0.1 * factor * n);
    const script = { reference: compiled(1), candidate: compiled(1.1), settleMs: 12 };
    const [growth] = evidenceOf((await speedOf(script)).check).growth?.families ?? [];
    expect(growth?.verdict).toBe('same');
    const shown = growth?.points.flatMap(({ cpuMs }) => cpuMs ?? []) ?? [];
    expect(Math.min(...shown)).toBeGreaterThanOrEqual(60);
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

  it('is measured once more when it stays undecided, and then the figure that favours it counts', async () => {
    // Whatever else ran between pairs: every two and every three of them are the same.
    const noisy = costing((n, run) => 0.102 * n * (1 + 0.14 * (run % 2)));
    const wanted: boolean[] = [];
    const place: MeasuringPlace = {
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
        takeMeasuringPlace: ({ quiet = false } = {}) => {
          wanted.push(quiet);
          return Promise.resolve(place);
        },
      },
    });
    const evidence = evidenceOf(check);
    expect(wanted.slice(-2)).toEqual([false, true]);
    expect(toldIn(events)).toContain(MEASURING_AGAIN);
    expect(evidence).toMatchObject({ undecided: true, attempts: 2, counted: 'favourable-end' });
    expect(evidence.notes.join()).toContain('the end of the interval that favours you counted');
  });

  it('is told its instructions beside the reference’s where the runtime counts them', async () => {
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
    const burner: Program = (stdin, args) => {
      const outcome = linear(6)(stdin, args);
      const extra = wordsOf(stdin) < 10 ? 500 : 0;
      return { ...outcome, usage: { cpuMs: (outcome.usage?.cpuMs ?? 0) + extra, wallMs: 1, memoryBytes: 1 } };
    };
    const { check } = await speedOf({ candidate: burner });
    expect(check.score).toBeCloseTo(scoreOfRatio(6, 20), 1);
  });

  it('that is wrong only while it is measured fails for that, and no datum is told', async () => {
    const cheat: Program = (stdin, args) =>
      wordsOf(stdin) === 1000 ? { stdout: '42' } : rightAnswer(stdin, args);
    const { check } = await speedOf({ candidate: cheat });
    expect(check).toMatchObject({
      status: 'fail',
      reason: 'wrong-answer',
      score: 0,
      evidence: {
        type: 'summary',
        text: 'Your program printed a wrong answer on family "random" at size 1000, while it was measured.',
      },
    });
  });
});

describe('what is measured', () => {
  it('is a larger size where the reference is too quick for this machine', async () => {
    const { check } = await speedOf({ reference: linear(0.5), candidate: linear(0.5) });
    const { size, baseline } = evidenceOf(check);
    expect(size).toBeGreaterThan(2000);
    expect(baseline.referenceNs).toBeGreaterThanOrEqual(100e6);
  });

  it('ends where the author’s programs meet a limit on a size that nobody declared', async () => {
    const upTo =
      (most: number, program: Program): Program =>
      (stdin, args) =>
        wordsOf(stdin) > most ? { status: 'memory-limit' } : program(stdin, args);
    const quick = await speedOf({ reference: upTo(1_500, linear(0.5)), candidate: linear(0.5) });
    expect(evidenceOf(quick.check).size).toBe(1_000);
    const { check } = await speedOf({ reference: upTo(2_500, linear(1)), candidate: linear(1.1) });
    const [family] = evidenceOf(check).growth?.families ?? [];
    expect(family?.verdict).toBe('same');
    expect(Math.max(...(family?.points ?? []).map(({ n }) => n))).toBeLessThan(2_500);
  });

  it('is the naive solution once per process, not once per submission', async () => {
    const kept = new Map<string, Promise<Uint8Array>>();
    let naiveRuns = 0;
    const slow = square(100);
    const script: Script = {
      candidate: linear(1),
      baseline: (stdin, args) => {
        naiveRuns += 1;
        return slow(stdin, args);
      },
      session: {
        cached: (key, compute) => {
          const value = kept.get(key) ?? compute();
          kept.set(key, value);
          return value;
        },
      },
    };
    await speedOf(script);
    const once = naiveRuns;
    await speedOf(script);
    expect([once, naiveRuns]).toEqual([1, 1]);
  });

  it('is measured beside 90 % of the naive solution’s cost where that is below the cap', async () => {
    const { check } = await speedOf({ baseline: linear(17), candidate: linear(1) });
    const { baseline } = evidenceOf(check);
    expect(baseline.source).toBe('measured');
    expect(baseline.naiveNs / baseline.referenceNs).toBeCloseTo(17, 0);
    expect(baseline.ratio).toBeCloseTo((0.9 * baseline.naiveNs) / baseline.referenceNs, 6);
  });

  it('gives every place back, also when the platform fails', async () => {
    let held = 0;
    const takeMeasuringPlace = (): Promise<MeasuringPlace> => {
      held += 1;
      const release = (): Promise<void> => {
        held -= 1;
        return Promise.resolve();
      };
      const done = () => Promise.resolve();
      return Promise.resolve({ core: 1, quiet: true, pin: done, share: done, release });
    };
    await measured({ session: { takeMeasuringPlace } });
    expect(held).toBe(0);
    const crashing: Program = (stdin, args) =>
      wordsOf(stdin) > 900 ? { status: 'runtime-error' } : rightAnswer(stdin, args);
    await expect(measured({ reference: crashing, session: { takeMeasuringPlace } })).rejects.toThrow(
      'the reference failed while it was measured',
    );
    expect(held).toBe(0);
  });

  it('is nothing for a wrong program, for a run, and where no group takes it', async () => {
    const wrong = await speedOf({ candidate: () => ({ stdout: 'no' }) });
    expect(wrong.check).toMatchObject({
      status: 'skipped',
      evidence: { text: 'Not run: it counts only when correct passed.' },
    });
    const run = await measured({ session: { mode: 'run' } });
    expect(run.result.checks.map(({ id }) => id)).not.toContain('speed');
    const without = await gradeScripted({
      session: { definition: { ...definition, speed: { family: 'random', sizes: { python: 10 } } } },
    });
    expect(without.result.checks.map(({ id }) => id)).not.toContain('speed');
  });

  it('throws when the baseline answers differently: that is the author’s error', async () => {
    await expect(measured({ baseline: () => ({ stdout: '1' }) })).rejects.toThrow(
      'the baseline does not answer as the reference does',
    );
  });
});

import { describe, expect, it } from 'vitest';
import { outcomeOf } from '../../scripted-session.fixture.js';
import type { RunMeasured } from '../programs/measured-program.js';
import { measurePairs, type Duel } from './measure-pairs.js';
import { concludeSpeed, isDecided } from '../scoring/speed-score.js';
import { WAITING_FOR_CALM } from '../progress.js';

const START = 10;
const SMALLEST = new Uint8Array();
const INPUT = new Uint8Array([1]);

interface Machine {
  /** The current slowdown of the reference; the submission's is half as much. */
  readonly slower: (runs: number) => number;
  readonly budgetMs?: number;
  readonly waitTimeoutMs?: number;
  /** Whether the reference's calm cost is known. */
  readonly known?: boolean;
}

/** A reference of 100 ms and a submission of 400 on a machine that is slower at times. */
function duelOn({ slower, budgetMs = 20_000, waitTimeoutMs = 8_000, known = true }: Machine) {
  let nowMs = 0;
  let runs = 0;
  let share = 1;
  let spentMs = 0;
  const paces: number[] = [];
  const reported: string[] = [];
  const program = (costMs: number, sensitivity: number, counted: boolean) => (stdin: Uint8Array) => {
    const slowed = 1 + sensitivity * (slower(stdin === SMALLEST ? runs : (runs += 1)) - 1);
    const cpuMs = slowed * (START + (stdin === SMALLEST ? 0 : costMs * (1 + 0.002 * (runs % 5))));
    nowMs += cpuMs;
    if (counted) spentMs += share * cpuMs;
    return Promise.resolve(outcomeOf({ usage: { cpuMs, wallMs: cpuMs, memoryBytes: 1 } }));
  };
  const duel: Duel = {
    submission: program(400, 0.5, true),
    reference: program(100, 1, true),
    probe: program(100, 1, false),
    input: () => Promise.resolve({ n: 1, stdin: INPUT }),
    stdin: INPUT,
    smallest: SMALLEST,
    mustBeRight: () => undefined,
    mustStart: () => undefined,
    baseline: known ? { ratio: 20, calmNs: 100e6, startUpNs: START * 1e6 } : { ratio: 20 },
    share: () => Promise.resolve(),
    besideItself: () => Promise.resolve({ ns: 100e6, spread: 0.01 }),
    onTurns: () => undefined,
    now: () => nowMs,
    waitTimeoutMs,
    leftMs: () => budgetMs - spentMs,
    onPace: (now) => void paces.push((share = now)),
    onProgress: (text) => void reported.push(text),
  };
  return { duel, paces, reported, spent: () => spentMs };
}

/** A reference that costs a multiple while the submission runs. */
function chargedDuel(times: number, besideItselfMs: number) {
  const { duel } = duelOn({ slower: () => 1 });
  const acts: string[] = [];
  let running = 0;
  const submission: RunMeasured = async (...run) => {
    running += 1;
    acts.push('S');
    await new Promise(setImmediate);
    running -= 1;
    return duel.submission(...run);
  };
  const reference: RunMeasured = async (stdin, ...rest) => {
    await Promise.resolve();
    const beside = running > 0;
    acts.push(beside ? 'F beside S' : 'F');
    const outcome = await duel.reference(stdin, ...rest);
    const cpuMs = outcome.usage.cpuMs * (beside && stdin !== SMALLEST ? times : 1);
    return { ...outcome, usage: { ...outcome.usage, cpuMs } };
  };
  const turns: number[] = [];
  return {
    acts,
    turns,
    duel: {
      ...duel,
      submission,
      reference,
      baseline: { ...duel.baseline, beside: { ns: 100e6, spread: 0.01 } },
      waitTimeoutMs: 0,
      besideItself: () => Promise.resolve({ ns: besideItselfMs * 1e6, spread: 0.01 }),
      onTurns: () => void turns.push(acts.length),
    } satisfies Duel,
  };
}

/** Ends at its limit, or where that has fallen to. */
const endless: RunMeasured = async (stdin, limitMs, how) => {
  const cpuMs = stdin === SMALLEST ? START : Math.min(limitMs, (await how?.lowerCpuMs) ?? Infinity);
  const usage = { cpuMs, wallMs: cpuMs, memoryBytes: 1 };
  return outcomeOf({ usage, ...(stdin !== SMALLEST && { status: 'time-limit', limit: 'cpu' }) });
};

describe('pairs of runs', () => {
  it('end at the first look where the machine is calm', async () => {
    const { duel, reported } = duelOn({ slower: () => 1 });
    const attempt = await measurePairs(duel);
    expect(attempt).toMatchObject({ waitedNs: [], outOfTime: false });
    expect([attempt.facts.pairs.length, isDecided(attempt.facts)]).toEqual([8, true]);
    // Every three seconds, of half a second for each pair.
    expect(reported).toEqual(['Measuring speed: 6 of 8 pairs of runs']);
  });

  it('are stopped where the submission has reached the naive cost, by the reference of the pair', async () => {
    const { duel } = duelOn({ slower: () => 1 });
    // Alone it costs 100 ms, beside the other twice that.
    const reference: RunMeasured = async (stdin, ...rest) => {
      const outcome = await duel.reference(stdin, ...rest);
      const cpuMs = outcome.usage.cpuMs * (stdin === SMALLEST ? 1 : 2);
      return { ...outcome, usage: { ...outcome.usage, cpuMs } };
    };
    const shares: number[] = [];
    const share = (ratio: number) => Promise.resolve(void shares.push(ratio));
    const { facts } = await measurePairs({ ...duel, reference, submission: endless, share });
    expect([facts.pairs.length, facts.stopped, shares]).toEqual([2, 2, []]);
    for (const [own, beside] of facts.pairs) {
      expect(own / beside).toBeGreaterThan(18);
      expect(own / beside).toBeLessThan(20.1);
    }
    const { ratio, speed } = concludeSpeed(facts);
    expect(ratio.median).toBeCloseTo(20, 1);
    expect(speed).toBe(0);
  });

  it('are not stopped by a reference of another pair', async () => {
    const { duel } = duelOn({ slower: () => 1 });
    let runs = 0;
    const reference: RunMeasured = async (stdin, ...rest) => {
      const outcome = await duel.reference(stdin, ...rest);
      // Just now the submission costs 4 of these, at first 40.
      const cpuMs = outcome.usage.cpuMs * ((runs += stdin === SMALLEST ? 0 : 1) === 1 ? 0.1 : 1);
      return { ...outcome, usage: { ...outcome.usage, cpuMs } };
    };
    const { facts } = await measurePairs({ ...duel, reference });
    expect([facts.pairs.length, facts.stopped]).toEqual([8, 0]);
  });

  it('wait until the machine is calm again, and have the same result as on a calm one', async () => {
    const { duel, reported } = duelOn({ slower: (runs) => (runs > 4 && runs < 30 ? 1.7 : 1) });
    const { facts, waitedNs } = await measurePairs(duel);
    expect(reported).toContain(WAITING_FOR_CALM);
    expect(waitedNs.length).toBeGreaterThan(20);
    expect(facts.pairs.length).toBeLessThan(20);
    expect(concludeSpeed(facts).ratio.median).toBeCloseTo(4, 1);
  });

  it('begin anyway after the timeout, and are charged as on a calm core', async () => {
    const { duel, paces, spent } = duelOn({ slower: () => 1.7, waitTimeoutMs: 3_000 });
    const { facts, waitedNs } = await measurePairs(duel);
    expect(waitedNs.length).toBeCloseTo(3_000 / 180, -1);
    expect([facts.pairs.length, isDecided(facts)]).toEqual([8, true]);
    expect(concludeSpeed(facts).ratio.median).toBeCloseTo((410 * 1.35) / 170 - 0.1, 1);
    expect(paces.at(-1)).toBeCloseTo(1 / 1.7, 1);
    const full = facts.pairs.flat().reduce((sum, ns) => sum + ns, 0) / 1e6;
    expect(spent()).toBeLessThan(0.75 * full);
  });

  it('do not wait where the calm cost is unknown', async () => {
    const { duel, paces } = duelOn({ slower: () => 1.7, known: false });
    const { facts, waitedNs } = await measurePairs(duel);
    expect([facts.pairs.length, waitedNs, paces]).toEqual([8, [], []]);
  });

  it('restart, in turns, where the reference costs more beside the submission than beside itself', async () => {
    const { duel, acts, turns } = chargedDuel(1.6, 100);
    const { facts } = await measurePairs(duel);
    expect([facts.pairs.length, isDecided(facts), turns.length]).toEqual([8, true, 1]);
    expect(facts.inTurns).toMatchObject({ besideNs: 100e6 });
    expect(facts.inTurns?.pairs).toHaveLength(5);
    expect(acts.slice(turns[0])).toEqual(Array.from({ length: 8 }, () => ['F', 'S']).flat());
    // Otherwise it would be charged too little: 4 times the reference alone is 2.3 times the disturbed one.
    expect(concludeSpeed({ ...facts, pairs: facts.inTurns?.pairs ?? [] }).ratio.median).toBeLessThan(2.6);
    expect(concludeSpeed(facts).ratio.median).toBeCloseTo(4, 1);
  });

  it('continue at once where the reference currently costs as much beside itself', async () => {
    const { duel, turns } = chargedDuel(1.6, 150);
    const { facts } = await measurePairs(duel);
    expect([facts.pairs.length, facts.inTurns, turns]).toEqual([8, undefined, []]);
  });

  it('each have a new input, whose answer is the reference’s of the same pair', async () => {
    const { duel } = duelOn({ slower: () => 1 });
    const wanted: number[] = [];
    const judged: string[] = [];
    let drawn = 0;
    const answering =
      (run: RunMeasured): RunMeasured =>
      async (stdin, ...rest) => ({ ...(await run(stdin, ...rest)), stdout: stdin });
    await measurePairs({
      ...duel,
      submission: answering(duel.submission),
      reference: answering(duel.reference),
      input: (ahead) => {
        wanted.push(ahead);
        drawn += 1;
        return Promise.resolve({ n: 1_000 + drawn, stdin: new Uint8Array([drawn, 0]) });
      },
      mustBeRight: ({ stdout }, expected, n) =>
        void judged.push(`${n}: ${stdout.join()} for ${expected.join()}`),
    });
    expect(judged).toEqual(Array.from({ length: 8 }, (_, k) => `${1_001 + k}: ${k + 1},0 for ${k + 1},0`));
    expect(wanted).toEqual([7, 6, 5, 4, 3, 2, 1, 0]);
  });

  it('continue from earlier measurements where time ran out', async () => {
    const short = await measurePairs(duelOn({ slower: () => 1, budgetMs: 2_500 }).duel);
    expect(short.outOfTime).toBe(true);
    expect(short.facts.pairs.length).toBeLessThan(8);
    const { duel } = duelOn({ slower: () => 1 });
    const acts: string[] = [];
    const share = (ratio: number) => Promise.resolve(void acts.push(`share ${ratio.toFixed(1)}`));
    const submission: RunMeasured = (...run) => {
      acts.push('run');
      return duel.submission(...run);
    };
    const { facts, outOfTime } = await measurePairs({ ...duel, share, submission }, short);
    expect(acts.slice(0, 2)).toEqual(['share 3.7', 'run']);
    expect([facts.pairs.length, outOfTime]).toEqual([8, false]);
    expect(facts.pairs.slice(0, short.facts.pairs.length)).toEqual(short.facts.pairs);
    expect(facts.startUp).toBe(short.facts.startUp);
  });
});

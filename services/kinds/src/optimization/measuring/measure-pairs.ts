import { countedPairs, MOST_PAIRS, startUpOf } from '@hone/contracts';
import { createCalmMoments, type CalmMoments } from './calm-moments.js';
import { cpuNsOf, timeAuthor, type RunMeasured } from './measured-program.js';
import { turnsOf } from './pair-order.js';
import { isDecided, isStoppedFirm, LOOKS, type SpeedFacts } from './speed-score.js';
import type { RunOutcome } from '@hone/contracts/sandbox';

/** Both programs on one core, and what they are measured on. */
export interface Duel {
  readonly submission: RunMeasured;
  readonly reference: RunMeasured;
  readonly stdin: Uint8Array;
  readonly smallest: Uint8Array;
  /** Throws MeasuredFailure when a run of the submission is not as it should be. */
  readonly mustBeRight: (outcome: RunOutcome, expected: Uint8Array) => void;
  readonly baseline: SpeedFacts['baseline'];
  /** The reference again, which nobody counts: is the core calm? */
  readonly probe: RunMeasured;
  /** Milliseconds on a monotonic clock. */
  readonly now: () => number;
  /** Milliseconds of all waiting for calm moments. */
  readonly patienceMs: number;
  /** Milliseconds that are left for it. */
  readonly leftMs: () => number;
  /** Told what runs would cost on a calm core, as a share of what they cost now. */
  readonly onPace: (share: number) => void;
}

/** Raw figures of one attempt. */
export interface Attempt {
  readonly facts: SpeedFacts;
  readonly limitNs: number;
  readonly waitedNs: readonly number[];
  /** It ended because time was used up. */
  readonly outOfTime: boolean;
}

const NS_PER_MS = 1e6;
const START_UP_RUNS = 7;
/** A run of the submission is stopped when it has cost so much more than the naive program. */
const BEYOND_NAIVE = 1.1;
/** CPU that a program may need to start. */
const START_UP_MS = 2_000;

/**
 * One attempt: start-up of both, then pairs until a look decides or the time is used up. It goes on where `before` ran
 * out of time.
 */
export async function measurePairs(duel: Duel, before?: Attempt): Promise<Attempt> {
  const setting = await prepare(duel, before);
  const { calm, startUp, limitNs } = setting;
  const offset = startUpOf({ startUp }).reference;
  const pairs: [number, number][] = [...(before?.facts.pairs ?? [])];
  let stopped = before?.facts.stopped ?? 0;
  const facts = (): SpeedFacts => ({ pairs, startUp, stopped, baseline: duel.baseline });
  let lastMs = 0;
  let lastNs = setting.firstNs;
  let outOfTime = false;
  const looks = [...LOOKS];
  while (pairs.length < MOST_PAIRS && looks.length > 0) {
    if (isStoppedFirm(facts())) break;
    if (countedPairs(facts()).filter(Boolean).length >= (looks[0] ?? 0)) {
      looks.shift();
      if (looks.length === 0 || isDecided(facts())) break;
    }
    outOfTime = pairs.length > 0 && duel.leftMs() < lastMs;
    if (outOfTime) break;
    await calm.wait(lastNs);
    const leftMs = duel.leftMs();
    const pair = await measurePair(duel, pairs.length, setting);
    lastNs = pair.ns[1];
    tellPace(duel, lastNs - offset);
    if (pair.ended === 'disturbed') continue;
    lastMs = leftMs - duel.leftMs();
    pairs.push(pair.ns);
    if (pair.ended === 'stopped') stopped += 1;
  }
  const waitedNs = [...(before?.waitedNs ?? []), ...calm.waitedNs];
  return { facts: facts(), limitNs, waitedNs, outOfTime };
}

/** What is the same for all pairs of an attempt. */
interface PairSetting {
  readonly expected: Uint8Array;
  readonly startUp: SpeedFacts['startUp'];
  readonly limitNs: number;
  readonly calm: CalmMoments;
  /** What the reference cost in the run before. */
  readonly firstNs: number;
}

async function prepare(duel: Duel, before: Attempt | undefined): Promise<PairSetting> {
  // The first run warms caches and tells the answer and the cost; it is not counted.
  const first = await timeAuthor(duel.reference, duel.stdin, 'the reference');
  const startUp = before?.facts.startUp ?? (await measureStartUp(duel));
  const { reference } = startUpOf({ startUp });
  const { ratio, calmNs } = duel.baseline;
  const most = reference + BEYOND_NAIVE * ratio * Math.max(1, first.ns - reference);
  const calm = createCalmMoments({
    calmNs,
    startUpNs: reference,
    patienceMs: duel.patienceMs,
    probe: async () => (await timeAuthor(duel.probe, duel.stdin, 'the reference')).ns,
    now: duel.now,
  });
  const limitNs = before?.limitNs ?? Math.round(most);
  return { expected: first.stdout, startUp, limitNs, calm, firstNs: first.ns };
}

function tellPace({ baseline: { calmNs }, onPace }: Duel, referenceNs: number): void {
  if (calmNs !== undefined) onPace(Math.min(1, calmNs / Math.max(1, referenceNs)));
}

/** `disturbed`: the reference came first and was, so that the submission did not run. */
async function measurePair(duel: Duel, place: number, { limitNs, expected, calm }: PairSetting) {
  const ns: [number, number] = [0, 0];
  let ended: 'well' | 'stopped' | 'disturbed' = 'well';
  for (const turn of turnsOf(place)) {
    if (turn === 'reference') {
      ns[1] = (await timeAuthor(duel.reference, duel.stdin, 'the reference')).ns;
      if (ns[0] === 0 && !calm.accepts(ns[1])) return { ns, ended: 'disturbed' as const };
      continue;
    }
    const outcome = await duel.submission(duel.stdin, Math.ceil(limitNs / NS_PER_MS));
    const stopped = outcome.status === 'time-limit' && outcome.limit === 'cpu';
    if (stopped) ended = 'stopped';
    else duel.mustBeRight(outcome, expected);
    ns[0] = stopped ? Math.max(limitNs, cpuNsOf(outcome)) : cpuNsOf(outcome);
  }
  return { ns, ended };
}

async function measureStartUp(duel: Duel): Promise<SpeedFacts['startUp']> {
  const submissionNs: number[] = [];
  const referenceNs: number[] = [];
  const expected = (await timeAuthor(duel.reference, duel.smallest, 'the reference')).stdout;
  for (let turn = 0; turn < START_UP_RUNS; turn += 1) {
    const outcome = await duel.submission(duel.smallest, START_UP_MS);
    duel.mustBeRight(outcome, expected);
    submissionNs.push(cpuNsOf(outcome));
    referenceNs.push((await timeAuthor(duel.reference, duel.smallest, 'the reference')).ns);
  }
  return { submissionNs, referenceNs };
}

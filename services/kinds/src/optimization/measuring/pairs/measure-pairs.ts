import { costOfTimes, countedPairs, MOST_PAIRS, NS_PER_MS, startUpOf } from '@hone/contracts';
import type { ReportProgress } from '../../../judging/with-progress.js';
import { createCalmMoments, type CalmMoments } from './calm-moments.js';
import type { DrawnInput } from '../programs/drawn-inputs.js';
import { cpuNsOf, timeAuthor, type RunMeasured } from '../programs/measured-program.js';
import { createSideBySide, MOST_IN_PAIRS, type ShareCore, type SideBySide } from './side-by-side.js';
import { isDecided, isStoppedFirm, LOOKS, type SpeedFacts } from '../scoring/speed-score.js';
import { isCharged, type PartnerCost } from '../scoring/partner.js';
import { SLOWDOWN_BESIDE, runAgainst, runInTurns } from './run-against.js';
import { createPairsProgress, WAITING_FOR_CALM } from '../progress.js';
import type { RunOutcome } from '@hone/contracts/sandbox';

/** Both programs on one core, at the same time, with their inputs. */
export interface Duel {
  readonly submission: RunMeasured;
  readonly reference: RunMeasured;
  /** The next input, which no run of the submission has seen; `ahead` is how many will be needed after it. */
  readonly input: (ahead: number) => Promise<DrawnInput>;
  /** The input of the reference when it runs without the submission. */
  readonly stdin: Uint8Array;
  readonly smallest: Uint8Array;
  /** Throws MeasuredFailure when a run of the submission fails. */
  readonly mustBeRight: (outcome: RunOutcome, expected: Uint8Array, n: number) => void;
  /** The same for a run on the smallest input, limited to this CPU time in milliseconds. */
  readonly mustStart: (outcome: RunOutcome, expected: Uint8Array, cpuMs: number) => void;
  readonly baseline: SpeedFacts['baseline'];
  /** An uncounted run of the reference, to see whether the core is calm. */
  readonly probe: RunMeasured;
  readonly share: ShareCore;
  /** The reference's current cost beside itself. */
  readonly besideItself: () => Promise<PartnerCost>;
  /** Called when pairs restart, in turns. */
  readonly onTurns: () => void;
  /** Milliseconds on a monotonic clock. */
  readonly now: () => number;
  /** Limit for all waits for a calm core, in milliseconds. */
  readonly waitTimeoutMs: number;
  /** Milliseconds that are left for it. */
  readonly leftMs: () => number;
  /** Called with the cost of runs on a calm core, as a share of their current cost. */
  readonly onPace: (share: number) => void;
  /** Reports progress to the learner. */
  readonly onProgress: ReportProgress;
}

/** Raw measurements of one attempt. */
export interface Attempt {
  readonly facts: SpeedFacts;
  readonly limitNs: number;
  readonly waitedNs: readonly number[];
  /** Whether it ended because time ran out. */
  readonly outOfTime: boolean;
}

const START_UP_RUNS = 7;
/** CPU that a program may need to start. */
const START_UP_MS = 2_000;

/**
 * One attempt: start-up of both, then pairs until a look decides or time runs out. Continues `before`, if that ran
 * out of time.
 */
export async function measurePairs(duel: Duel, before?: Attempt): Promise<Attempt> {
  const setting = await prepare(duel, before);
  const course = startCourse(duel, setting, before);
  let lastMs = 0;
  let outOfTime = false;
  const looks = [...LOOKS];
  const reportPairs = createPairsProgress(duel.onProgress, duel.now);
  for (
    let facts = course.facts();
    facts.pairs.length < MOST_PAIRS && looks.length > 0;
    facts = course.facts()
  ) {
    if (isStoppedFirm(facts)) break;
    if (countedPairs(facts).filter(Boolean).length >= (looks[0] ?? 0)) {
      looks.shift();
      if (looks.length === 0 || isDecided(facts)) break;
    }
    outOfTime = facts.pairs.length > 0 && duel.leftMs() < lastMs;
    if (outOfTime) break;
    await course.calm();
    const leftMs = duel.leftMs();
    await course.next(Math.max(0, (looks[0] ?? 0) - facts.pairs.length - 1));
    lastMs = leftMs - duel.leftMs();
    await course.lookAtPartner();
    reportPairs(course.facts().pairs.length, looks[0] ?? 0);
  }
  const waitedNs = [...(before?.waitedNs ?? []), ...setting.calm.waitedNs];
  return { facts: course.facts(), limitNs: setting.limitNs, waitedNs, outOfTime };
}

/** Pairs, one after the other. */
function startCourse(duel: Duel, setting: PairSetting, before: Attempt | undefined) {
  const { calm, startUp, startUpNs, both } = setting;
  let pairs: SpeedFacts['pairs'] = [...(before?.facts.pairs ?? [])];
  let stopped = before?.facts.stopped ?? 0;
  let inTurns = before?.facts.inTurns;
  let lastNs = setting.firstNs;
  // Also when continuing: the shares of the attempt before were lost with its core.
  let last = pairs.at(-1);
  const partner = watchPartner(duel);
  const facts = (): SpeedFacts => {
    const { baseline } = duel;
    return { pairs, startUp, stopped, baseline, ...(inTurns && { inTurns }) };
  };
  return {
    facts,
    async calm(): Promise<void> {
      if (!calm.accepts(lastNs)) duel.onProgress(WAITING_FOR_CALM);
      await calm.wait(lastNs);
    },
    async next(needed: number): Promise<void> {
      if (last !== undefined) await both.expect(last[0] / last[1]);
      const pair = await measurePair(
        duel,
        { place: pairs.length, needed, alone: inTurns !== undefined },
        setting,
      );
      lastNs = pair.ns[1];
      reportPace(duel, lastNs - startUpNs);
      pairs.push(pair.ns);
      if (pair.stopped) stopped += 1;
      // A stopped pair gives no ratio: the next one keeps the shares.
      else last = pair.ns;
    },
    async lookAtPartner(): Promise<void> {
      const besideNs = inTurns === undefined ? await partner.chargedAt(facts()) : undefined;
      if (besideNs === undefined) return;
      inTurns = { besideNs, pairs };
      [pairs, stopped] = [[], 0];
      duel.onTurns();
    },
  };
}

/** Values shared by all pairs of an attempt. */
interface PairSetting {
  readonly startUp: SpeedFacts['startUp'];
  readonly limitNs: number;
  readonly calm: CalmMoments;
  readonly both: SideBySide;
  /** The reference's cost on the smallest input. */
  readonly startUpNs: number;
  /** The reference's cost in the run before. */
  readonly firstNs: number;
}

async function prepare(duel: Duel, before: Attempt | undefined): Promise<PairSetting> {
  const { ratio, calmNs, startUpNs: known } = duel.baseline;
  // The first run warms caches and shows the cost; it is not counted.
  const first = await timeAuthor(duel.reference, duel.stdin, 'the reference');
  const startUp = before?.facts.startUp ?? (await measureStartUp(duel));
  const { reference: startUpNs } = startUpOf({ startUp, baseline: duel.baseline });
  const most = startUpNs + SLOWDOWN_BESIDE * ratio * Math.max(1, first.ns - startUpNs);
  const calm = createCalmMoments({
    calmNs,
    startUpNs: known ?? startUpNs,
    waitTimeoutMs: duel.waitTimeoutMs,
    probe: async () => (await timeAuthor(duel.probe, duel.stdin, 'the reference')).ns,
    now: duel.now,
  });
  const limitNs = before?.limitNs ?? Math.round(most);
  const both = createSideBySide(duel.share, MOST_IN_PAIRS);
  return { startUp, limitNs, calm, both, startUpNs, firstNs: first.ns };
}

function reportPace({ baseline: { calmNs }, onPace }: Duel, referenceNs: number): void {
  if (calmNs !== undefined) onPace(Math.min(1, calmNs / Math.max(1, referenceNs)));
}

/** Which pair it is, how many follow, and whether each program has the core to itself. */
interface PairPlace {
  readonly place: number;
  readonly needed: number;
  readonly alone: boolean;
}

/** Both at once, or in turns, on an input that the submission has not seen. */
async function measurePair(
  duel: Duel,
  { place, needed, alone }: PairPlace,
  { limitNs, startUp, both }: PairSetting,
) {
  const { baseline } = duel;
  const { n, stdin } = await duel.input(needed);
  const against = {
    ...duel,
    stdin,
    both,
    place,
    limitMs: Math.ceil(limitNs / NS_PER_MS),
    enoughNs: (referenceNs: number) => costOfTimes(baseline.ratio, referenceNs, { startUp, baseline }),
  };
  const { outcome, ns, stopped, answer } = await (alone ? runInTurns(against) : runAgainst(against));
  if (!stopped) duel.mustBeRight(outcome, answer, n);
  return { ns, stopped };
}

/** The most times to check whether the machine, rather than the submission, slows the reference down. */
const SECOND_LOOKS = 2;

/**
 * Detects when the reference costs more beside the submission than beside itself, even by its current cost beside itself:
 * then returns that cost.
 */
function watchPartner({ baseline, besideItself }: Duel) {
  let besideNs = baseline.beside?.ns ?? Infinity;
  let looks = 0;
  return {
    async chargedAt(facts: SpeedFacts): Promise<number | undefined> {
      if (!isCharged(facts, besideNs) || looks === SECOND_LOOKS) return undefined;
      looks += 1;
      besideNs = Math.max(besideNs, (await besideItself()).ns);
      return isCharged(facts, besideNs) ? besideNs : undefined;
    },
  };
}

async function measureStartUp(duel: Duel): Promise<SpeedFacts['startUp']> {
  const submissionNs: number[] = [];
  const referenceNs: number[] = [];
  const expected = (await timeAuthor(duel.reference, duel.smallest, 'the reference')).stdout;
  for (let turn = 0; turn < START_UP_RUNS; turn += 1) {
    const outcome = await duel.submission(duel.smallest, START_UP_MS);
    duel.mustStart(outcome, expected, START_UP_MS);
    submissionNs.push(cpuNsOf(outcome));
    referenceNs.push((await timeAuthor(duel.reference, duel.smallest, 'the reference')).ns);
  }
  return { submissionNs, referenceNs };
}

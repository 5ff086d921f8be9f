import { NS_PER_MS, type Check, type SpeedEvidence } from '@hone/contracts';
import type { GradingSession } from '@hone/contracts/kind';
import type { Box, ReservedCore } from '@hone/contracts/sandbox';
import { measuredCheck, type CheckPlan } from '../../judging/build-check.js';
import { reportIfSlow, type ReportProgress } from '../../judging/with-progress.js';
import type { Candidate } from '../candidate.js';
import type { OptimizationDefinition } from '../definition.js';
import type { Boxes } from '../topology.js';
import type { TrustedPrograms } from '../trusted-programs.js';
import { createBudget, type Budget } from './budget.js';
import { baselineOf, type Calibration } from './scoring/calibration.js';
import { countInstructions } from './programs/count-instructions.js';
import { createDrawnInputs, type DrawnInputs } from './programs/drawn-inputs.js';
import { describeSpeed, notesOn } from './scoring/describe-speed.js';
import { createGrowthInputs } from './growth/growth-inputs.js';
import { capOf } from './scoring/growth-verdict.js';
import { judgeMeasured } from './programs/judge-measured.js';
import { knownCalibration } from './calibration/known-calibration.js';
import { measureGrowth } from './growth/measure-growth.js';
import { createMeasuredInputs, type MeasuredInputs } from './programs/measured-inputs.js';
import { openAuthorProgram, type AuthorProgram, type RunMeasured } from './programs/measured-program.js';
import { failMeasured, mustBeRight, SMALLEST_INPUT } from './programs/measured-failure.js';
import { measuredPlan, SPEED } from './measured-groups.js';
import { measurePairs, type Attempt, type Duel } from './pairs/measure-pairs.js';
import { createAnswering, lookBesideItself } from './calibration/other-reference.js';
import { firstPairOf } from './scoring/partner.js';
import { chooseYardstick, createPacedCost } from './growth/paced-cost.js';
import { createSideBySide, shareCore } from './pairs/side-by-side.js';
import { concludeSpeed, isDecided, LOOKS, scoreFromSpeed } from './scoring/speed-score.js';
import { MEASURING_AGAIN, MEASURING_SPEED, WAITING_FOR_CALIBRATION, WAITING_FOR_CORE } from './progress.js';

type Session = GradingSession<OptimizationDefinition>;

export interface SpeedParts {
  readonly session: Session;
  readonly plan: CheckPlan;
  readonly boxes: Boxes;
  readonly box: Box;
  readonly candidate: Pick<Candidate, 'runMeasured' | 'runCounted'>;
  readonly trusted: TrustedPrograms;
  /** Reports progress to the waiting learner. */
  readonly onProgress: ReportProgress;
}

/** Everything prepared for measuring one submission. */
interface Prepared extends SpeedParts {
  readonly reference: AuthorProgram;
  readonly calibration: Calibration;
  readonly inputs: MeasuredInputs;
  readonly drawn: DrawnInputs;
  readonly family: string;
  readonly stdin: Uint8Array;
  readonly smallest: Uint8Array;
  readonly submission: RunMeasured;
}

type Budgeted = Prepared & { readonly budget: Budget };

/** Budgets: of all attempts of pairs, the least left for a second one, and of pairs and growth together. */
const PAIRS_MS = 14_000;
const ATTEMPT_MS = 4_000;
const ALL_MS = 19_000;
/** But growth gets at least this for each family: a class that is only sometimes decided would move the score by half. */
const GROWTH_MS = 9_000;
/** Added for the start of this number of runs and of the reference beside them, since some runtimes start slowly. */
const GROWTH_RUNS = 16;
/** Extra budget for a measurement that was disturbed. */
const DISTURBED_MS = 8_000;
/**
 * Limit for all waits of an attempt for a calm core. Load on the core's other thread, or on the host, comes and goes
 * within seconds; load that stays longer is the normal state of this machine.
 */
const WAIT_TIMEOUT_MS = 3_000;
const SECOND_WAIT_TIMEOUT_MS = 6_000;

export const speedPlan = (session: Session): CheckPlan | undefined =>
  measuredPlan(session, SPEED, 'Measured speed');

/**
 * Measures the submission beside the reference on a reserved core: pairs, repeated where they stay undecided, and
 * growth. A submission that is wrong while it is measured fails for that. Throws failures of the platform and of the author's
 * programs.
 */
export async function checkSpeed(parts: SpeedParts): Promise<Check> {
  try {
    const prepared = await prepare(parts);
    const evidence = await withInstructions(prepared, await measure(prepared));
    return measuredCheck(parts.plan, { score: evidence.score.final, reason: 'too-slow' }, { evidence });
  } catch (error) {
    return failMeasured(parts.plan, error, 'it');
  }
}

async function prepare(parts: SpeedParts): Promise<Prepared> {
  const { session, boxes, trusted, onProgress } = parts;
  const { speed } = session.definition;
  if (speed === undefined) throw new Error('a challenge without speed is measured');
  const reference = await openAuthorProgram(session, 'reference', boxes.candidate);
  const inputs = createMeasuredInputs(session, boxes);
  // Before a core is reserved: calibrating needs one, and others wait for its result.
  const spec = boxes.candidate;
  const calibration = await reportIfSlow(onProgress, WAITING_FOR_CALIBRATION, () =>
    knownCalibration({ session, spec, reference, inputs }),
  );
  const { family } = speed;
  const { size } = calibration;
  const stdin = await inputs.input(family, size);
  const drawn = createDrawnInputs(session, trusted, { family, size, purpose: 'pairs', bytes: stdin.length });
  drawn.prefetch(LOOKS[0] ?? 1);
  const smallest = await inputs.smallest();
  const submission: RunMeasured = (...run) => parts.candidate.runMeasured(...run);
  return { ...parts, reference, calibration, inputs, drawn, family, stdin, smallest, submission };
}

async function measure(unbudgeted: Prepared): Promise<SpeedEvidence> {
  const { session } = unbudgeted;
  const budget = createBudget(() => session.now());
  const prepared = { ...unbudgeted, budget, submission: budget.counted(unbudgeted.submission) };
  const first = await onCore(prepared, false, async (core) => {
    prepared.onProgress(MEASURING_SPEED);
    const attempt = await measurePairs(duelOf(prepared, core, WAIT_TIMEOUT_MS));
    if (isDisturbed(attempt)) budget.extend(DISTURBED_MS);
    const again = !isDecided(attempt.facts) && budget.leftMs(PAIRS_MS) > ATTEMPT_MS;
    if (again) return { attempt, evidence: undefined };
    return { attempt, evidence: await withGrowth(prepared, { attempt, attempts: 1, core }) };
  });
  if (first.evidence !== undefined) return first.evidence;
  prepared.onProgress(MEASURING_AGAIN);
  return await onCore(prepared, true, async (core) => {
    const before = first.attempt.outOfTime ? first.attempt : undefined;
    const attempt = await measurePairs(duelOf(prepared, core, SECOND_WAIT_TIMEOUT_MS), before);
    return await withGrowth(prepared, { attempt, attempts: 2, core });
  });
}

/** Nothing is decided, and other load took the time for it. */
const isDisturbed = ({ facts, outOfTime, waitedNs }: Attempt): boolean =>
  outOfTime && waitedNs.length > 0 && !isDecided(facts);

/** The reference's answer to a measured input, which is the same for every submission. */
const keepAnswer = (
  session: Session,
  family: string,
  n: number,
  make: () => Promise<Uint8Array>,
): Promise<Uint8Array> => session.cached(`optimization/growth/${session.language}/${family}/${n}`, make);

/** Besides the measurements that count, on no reserved core: a count does not depend on other load. */
async function withInstructions(prepared: Prepared, evidence: SpeedEvidence): Promise<SpeedEvidence> {
  const { session, reference, calibration, inputs, family, candidate } = prepared;
  if (evidence.stopped > 0) return evidence;
  const instructions = await countInstructions({
    submission: (stdin, cpuMs) => candidate.runCounted(stdin, cpuMs),
    reference: reference.count,
    plainReference: reference.run,
    calibration,
    input: (n) => inputs.input(family, n),
    answer: (n, make) => keepAnswer(session, family, n, make),
    cached: (n, make) =>
      session.cached(`optimization/instructions/${session.language}/${reference.box.image}/${n}`, make),
    isRight: (outcome, expected) => judgeMeasured(session, outcome, expected).ok,
  });
  if (instructions === undefined) return evidence;
  const counted = { ...evidence, instructions };
  return { ...counted, notes: notesOn(counted) };
}

/** Works on a reserved core, to which both boxes are pinned meanwhile. */
async function onCore<T>(
  { session, box, reference, budget, onProgress }: Budgeted,
  quiet: boolean,
  work: (core: ReservedCore) => Promise<T>,
): Promise<T> {
  const core = await reportIfSlow(onProgress, WAITING_FOR_CORE, () => session.reserveCore({ quiet }));
  const end = budget.begin();
  try {
    await core.pin(box);
    await core.pin(reference.box);
    return await work(core);
  } finally {
    end();
    await core.release();
  }
}

function duelOf(prepared: Budgeted, core: ReservedCore, waitTimeoutMs: number): Duel {
  const { submission, reference, calibration, session, stdin, smallest, family, budget, onProgress } =
    prepared;
  return {
    submission,
    reference: budget.counted(reference.run),
    input: (ahead) => prepared.drawn.next(ahead),
    stdin,
    smallest,
    mustBeRight: (outcome, expected, n) =>
      mustBeRight(session, outcome, expected, `family "${family}" at size ${n}`),
    mustStart: (outcome, expected, cpuMs) => {
      const limits = { ...session.package.manifest.limits, cpuMs };
      mustBeRight(session, outcome, expected, SMALLEST_INPUT, limits);
    },
    baseline: baselineOf(calibration),
    probe: reference.run,
    share: shareCore(core, prepared.box, reference.box),
    besideItself: () => lookBesideItself(prepared, core),
    onTurns: () => budget.extend(PAIRS_MS),
    now: () => session.now(),
    waitTimeoutMs,
    leftMs: () => budget.leftMs(PAIRS_MS),
    onPace: (share) => budget.pace(share),
    onProgress,
  };
}

interface Tried {
  readonly attempt: Attempt;
  readonly attempts: 1 | 2;
  readonly core: ReservedCore;
}

/** Growth on the same core. */
function followGrowth(
  prepared: Budgeted,
  { attempt: { facts }, core }: Tried,
): ReturnType<typeof measureGrowth> {
  const { session, submission, reference, calibration, budget, onProgress } = prepared;
  const counted = budget.counted(reference.run);
  const { smallest, stdin } = prepared;
  const share = shareCore(core, prepared.box, reference.box);
  const yardstick = chooseYardstick({ ...calibration, smallest, stdin });
  const overheadMs = (calibration.startUpNs + yardstick.calmNs) / NS_PER_MS;
  const wantedMs = (GROWTH_MS + GROWTH_RUNS * overheadMs) * Object.keys(calibration.curves).length;
  budget.extend(Math.max(0, wantedMs - budget.leftMs(ALL_MS)));
  return measureGrowth({
    submission,
    reference: counted,
    calibration,
    paced: createPacedCost(createSideBySide(share), counted, yardstick),
    smallest,
    settleMs: reference.box.settleMs,
    costNs: facts.stopped > 0 ? Infinity : Math.max(...facts.pairs.map(([own]) => own)),
    inputs: createGrowthInputs(
      session,
      prepared.trusted,
      createAnswering(prepared),
      (family) => calibration.curves[family]?.at(-1)?.n,
    ),
    mustBeRight: (outcome, expected, where) => mustBeRight(session, outcome, expected, where),
    cpuMs: session.package.manifest.limits.cpuMs,
    leftMs: () => budget.leftMs(ALL_MS),
    onProgress,
  });
}

/** Growth on the same core, then the evidence. */
async function withGrowth(prepared: Budgeted, tried: Tried): Promise<SpeedEvidence> {
  const { calibration } = prepared;
  const { facts } = tried.attempt;
  const { speed, ...concluded } = concludeSpeed(facts);
  const firstPair = firstPairOf(facts);
  const growth = await followGrowth(prepared, tried);
  const cap = capOf(growth.families.map(({ verdict }) => verdict));
  const evidence: SpeedEvidence = {
    type: 'speed',
    text: '',
    family: prepared.family,
    size: calibration.size,
    pairs: facts.pairs,
    stopped: facts.stopped,
    limitNs: tried.attempt.limitNs,
    startUp: facts.startUp,
    ...(facts.inTurns && { inTurns: facts.inTurns }),
    ...(firstPair !== undefined && { firstPair }),
    ...concluded,
    baseline: baselineOf(calibration),
    waitedNs: [...tried.attempt.waitedNs],
    attempts: tried.attempts,
    quiet: tried.core.quiet,
    score: { speed, cap, final: 0 },
    growth,
    notes: [],
  };
  // From the evidence alone, so that the evidence proves the score.
  const scored = { ...evidence, score: { speed, cap, final: scoreFromSpeed(evidence) } };
  return { ...scored, text: describeSpeed(scored), notes: notesOn(scored) };
}

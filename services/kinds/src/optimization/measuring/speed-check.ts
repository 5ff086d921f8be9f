import type { Check, Group, SpeedEvidence } from '@hone/contracts';
import type { GradingSession } from '@hone/contracts/kind';
import type { Box, RunOutcome } from '@hone/contracts/sandbox';
import { failCheck, passCheck, type CheckPlan } from '../../judging/build-check.js';
import type { Candidate } from '../candidate.js';
import type { OptimizationDefinition } from '../definition.js';
import type { Boxes } from '../topology.js';
import type { TrustedPrograms } from '../trusted-programs.js';
import { calibrate, calibrationSchema, type Calibration } from './calibrate.js';
import { describeSpeed, notesOn } from './describe-speed.js';
import { capOf } from './growth-verdict.js';
import { judgeMeasured } from './judge-measured.js';
import { measureGrowth } from './measure-growth.js';
import { createMeasuredInputs, type MeasuredInputs } from './measured-inputs.js';
import { openAuthorProgram, type AuthorProgram } from './measured-program.js';
import { measurePairs, MeasuredFailure, type Attempt, type Duel } from './measure-pairs.js';
import { SPEED } from './speed-group.js';
import { concludeSpeed, isDecided, scoreFromSpeed } from './speed-score.js';

type Session = GradingSession<OptimizationDefinition>;

export interface SpeedParts {
  readonly session: Session;
  readonly plan: CheckPlan;
  readonly boxes: Boxes;
  readonly box: Box;
  readonly candidate: Candidate;
  readonly trusted: TrustedPrograms;
}

/** Everything that one submission's measuring works with, once it is prepared. */
interface Prepared extends SpeedParts {
  readonly reference: AuthorProgram;
  readonly calibration: Calibration;
  readonly inputs: MeasuredInputs;
  readonly family: string;
  readonly stdin: Uint8Array;
  readonly smallest: Uint8Array;
}

/** Elapsed time of all attempts of pairs, of which a second one must have this much left, and of growth. */
const PAIRS_MS = 14_000;
const ATTEMPT_MS = 4_000;
const ALL_MS = 19_000;

/** The check, where the challenge measures speed: it has `speed` in its grading and a group of that name. */
export function speedPlan({ definition, package: pack, mode }: Session): CheckPlan | undefined {
  const group = pack.manifest.groups.find(({ id }) => id === SPEED);
  if (definition.speed === undefined || group === undefined || mode === 'run') return undefined;
  return { id: SPEED, title: 'Measured speed', group: SPEED, weight: 1, required: false, visible: true };
}

/** Groups that the speed group requires and that are not full: there is nothing to measure. */
export function unmetBySpeed(groups: readonly Group[], checks: readonly Check[]): string[] {
  const speed = groups.find(({ id }) => id === SPEED);
  return (speed?.requires ?? []).filter((id) => {
    const own = checks.filter(({ group }) => group === id);
    return own.length === 0 || own.some(({ status }) => status !== 'pass');
  });
}

/**
 * Measures the submission beside the reference on a core of its own: pairs, once more where they stay undecided, and
 * growth. A submission that is wrong while it is measured fails for that. Throws what the platform or the author's
 * programs failed at.
 */
export async function checkSpeed(parts: SpeedParts): Promise<Check> {
  try {
    const evidence = await measure(await prepare(parts));
    const { final } = evidence.score;
    if (final === 1) return passCheck(parts.plan, { evidence });
    return { ...failCheck(parts.plan, 'too-slow', { evidence }), score: final };
  } catch (error) {
    if (!(error instanceof MeasuredFailure)) throw error;
    const text = `Your program ${error.verdict.happened} on ${error.where}, while it was measured.`;
    return failCheck(parts.plan, error.verdict.reason, { evidence: { type: 'summary', text } });
  }
}

async function prepare(parts: SpeedParts): Promise<Prepared> {
  const { session, boxes, trusted } = parts;
  const { speed } = session.definition;
  if (speed === undefined) throw new Error('a challenge without speed is measured');
  const reference = await openAuthorProgram(session, 'reference', boxes.candidate);
  const inputs = createMeasuredInputs(session, boxes);
  // Before a place is taken: whoever calibrates needs one, and others wait for the result.
  const key = `optimization/calibration/${session.language}/${reference.box.image}`;
  const bytes = await session.cached(key, async () => {
    const made = await calibrate({ session, spec: boxes.candidate, reference, inputs });
    return new TextEncoder().encode(JSON.stringify(made));
  });
  const calibration = calibrationSchema.parse(JSON.parse(new TextDecoder().decode(bytes)));
  const { family } = speed;
  const stdin = await trusted.input({ type: 'generated', family, size: calibration.size });
  return { ...parts, reference, calibration, inputs, family, stdin, smallest: await inputs.smallest() };
}

async function measure(prepared: Prepared): Promise<SpeedEvidence> {
  const { session } = prepared;
  let spentMs = 0;
  /** On a place; waiting for it is not measuring. */
  const placed = async <T>(
    quiet: boolean,
    work: (leftMs: (ofMs: number) => number, idle: boolean) => Promise<T>,
  ) => {
    const place = await session.takeMeasuringPlace({ quiet });
    const began = session.now();
    const spent = (): number => spentMs + session.now() - began;
    try {
      await place.pin(prepared.box);
      await place.pin(prepared.reference.box);
      return await work((ofMs) => ofMs - spent(), place.quiet);
    } finally {
      spentMs = spent();
      await place.release();
    }
  };
  const first = await placed(false, async (leftMs, idle) => {
    const attempt = await measurePairs(duelOf(prepared, () => leftMs(PAIRS_MS)));
    if (!isDecided(attempt.facts) && leftMs(PAIRS_MS) > ATTEMPT_MS) return { attempt };
    return {
      attempt,
      evidence: await withGrowth(prepared, { attempt, attempts: 1, idle }, () => leftMs(ALL_MS)),
    };
  });
  if (first.evidence !== undefined) return first.evidence;
  return await placed(true, async (leftMs, idle) => {
    const attempt = await measurePairs(duelOf(prepared, () => leftMs(PAIRS_MS)));
    return withGrowth(prepared, { attempt, attempts: 2, idle }, () => leftMs(ALL_MS));
  });
}

function duelOf(prepared: Prepared, leftMs: () => number): Duel {
  const { candidate, reference, calibration, session, stdin, smallest, family } = prepared;
  return {
    submission: (input, cpuMs) => candidate.runMeasured(input, cpuMs),
    reference: reference.run,
    stdin,
    smallest,
    mustBeRight: (outcome, expected) =>
      mustBeRight(session, outcome, expected, `family "${family}" at size ${calibration.size}`),
    baselineRatio: calibration.ratio,
    leftMs,
    now: () => session.now(),
  };
}

interface Tried {
  readonly attempt: Attempt;
  readonly attempts: 1 | 2;
  readonly idle: boolean;
}

/** Growth on the same place, then the evidence. */
async function withGrowth(prepared: Prepared, tried: Tried, leftMs: () => number): Promise<SpeedEvidence> {
  const { session, candidate, reference, calibration, inputs } = prepared;
  const { facts } = tried.attempt;
  const { speed, ...concluded } = concludeSpeed(facts);
  const families = await measureGrowth({
    submission: (input, cpuMs) => candidate.runMeasured(input, cpuMs),
    reference: reference.run,
    calibration,
    startUp: facts.startUp,
    costNs: Math.max(...facts.pairs.map(([own]) => own)),
    input: (family, n) => inputs.input(family, n),
    answer: (family, n, make) =>
      session.cached(`optimization/growth/${session.language}/${family}/${n}`, make),
    mustBeRight: (outcome, expected, where) => mustBeRight(session, outcome, expected, where),
    cpuMs: session.package.manifest.limits.cpuMs,
    leftMs,
  });
  const cap = capOf(families.map(({ verdict }) => verdict));
  const evidence: SpeedEvidence = {
    type: 'speed',
    text: '',
    family: prepared.family,
    size: calibration.size,
    pairs: facts.pairs,
    stopped: facts.stopped,
    limitNs: tried.attempt.limitNs,
    startUp: facts.startUp,
    ...concluded,
    baseline: baselineOf(calibration),
    attempts: tried.attempts,
    quiet: tried.idle,
    score: { speed, cap, final: 0 },
    growth: { families },
    notes: [],
  };
  // From the evidence alone: whoever has it can prove the score.
  const scored = { ...evidence, score: { speed, cap, final: scoreFromSpeed(evidence) } };
  return { ...scored, text: describeSpeed(scored), notes: notesOn(scored) };
}

const baselineOf = ({ ratio, source, referenceNs, naiveNs }: Calibration): SpeedEvidence['baseline'] => ({
  ratio,
  source,
  referenceNs: Math.round(referenceNs),
  naiveNs: Math.round(naiveNs),
});

function mustBeRight(session: Session, outcome: RunOutcome, expected: Uint8Array, where: string): void {
  const verdict = judgeMeasured(session, outcome, expected);
  if (!verdict.ok) throw new MeasuredFailure(verdict, where);
}

import { median, netPairs, NS_PER_MS, usualCost } from '@hone/contracts';
import type { MeasuringSession } from '@hone/contracts/kind';
import type { BoxSpec, ReservedCore } from '@hone/contracts/sandbox';
import type { OptimizationDefinition } from '../../definition.js';
import { TrustedProgramFault, unlessTooLarge } from '../../trusted-program-fault.js';
import { CALIBRATION_PAIRS, measureBesideItself } from './beside-itself.js';
import { answersAgree } from '../programs/judge-measured.js';
import {
  openAuthorProgram,
  timeAuthor,
  type AuthorProgram,
  type RunMeasured,
} from '../programs/measured-program.js';
import type { MeasuredInputs } from '../programs/measured-inputs.js';
import { measureNaiveCurves, measureReferenceCurves } from './author-curves.js';
import { NAIVE_FROM, raceNaive } from './race-naive.js';
import { startingAlike, type Calibration } from '../scoring/calibration.js';
import { shareCore } from '../pairs/side-by-side.js';
import { NAIVE_CAP } from '../scoring/speed-score.js';

/** The least CPU of the reference above start-up on a calm core, or else the size is raised. */
const REFERENCE_LEAST_NS = 100 * NS_PER_MS;
/** The CPU to which it is raised. Hardly more: a size that jumps on a machine near the threshold would move ratios and scores. */
const REFERENCE_WANTED_NS = 105 * NS_PER_MS;
/** The most that the size is raised, even on a much faster machine than the author's. */
const MOST_RAISE = 8;
export const START_UP_RUNS = 7;
export const REFERENCE_RUNS = 5;

export interface CalibrationParts {
  readonly session: MeasuringSession<OptimizationDefinition>;
  readonly spec: BoxSpec;
  readonly reference: AuthorProgram;
  /** The same inputs for everybody: measurements of different submissions must be comparable. */
  readonly inputs: MeasuredInputs;
}

/**
 * Measures the reference and the baseline against each other, on a reserved core. Not once per submission: the
 * ratio belongs to the machine, the runtime and the package.
 */
export async function calibrate(parts: CalibrationParts): Promise<Calibration> {
  const { session, spec } = parts;
  // Before the core is reserved: no other submission waits for a compiler.
  const naive = await openAuthorProgram(session, 'baseline', spec);
  const beside = await openAuthorProgram(session, 'reference', spec);
  const core = await session.reserveCore();
  try {
    for (const { box } of [parts.reference, naive, beside]) await core.pin(box);
    return await calibrateOn(core, { ...parts, naive, beside });
  } finally {
    await core.release();
    await naive.box.close();
    await beside.box.close();
  }
}

interface Opened extends CalibrationParts {
  readonly naive: AuthorProgram;
  /** The reference once more. */
  readonly beside: AuthorProgram;
}

async function calibrateOn(core: ReservedCore, parts: Opened): Promise<Calibration> {
  const { reference, inputs } = parts;
  const smallest = await inputs.smallest();
  const startUps = await timesOf(reference.run, smallest, START_UP_RUNS);
  const found = await findSize(parts, Math.min(...startUps));
  const pairs = await raceNaive({
    ...found,
    naive: parts.naive.run,
    reference: reference.run,
    share: shareCore(core, parts.naive.box, reference.box),
    agrees: (outcome, expected) => answersAgree(parts.session, outcome, expected),
  });
  // Once more seconds later, since other load on the machine comes and goes.
  const later = usualCost(await timesOf(reference.run, found.stdin, REFERENCE_RUNS));
  const startUpNs = Math.min(...startUps, ...(await timesOf(reference.run, smallest, START_UP_RUNS)));
  const { size, referenceNs, stdin } = found;
  const known = { size, startUpNs, calmNs: Math.max(1, Math.min(found.usualNs, later) - startUpNs) };
  const naive = ratioOf(pairs, found, known);
  const beside = await measureBesideItself({
    reference: reference.run,
    other: parts.beside.run,
    share: shareCore(core, parts.beside.box, reference.box),
    input: () => Promise.resolve(stdin),
    baseline: known,
    pairs: CALIBRATION_PAIRS,
  });
  const followed = { ...parts, ...known, naiveNs: naive.naiveNs, core, smallest, stdin };
  const curves = await measureReferenceCurves(followed);
  const naiveCurves = await measureNaiveCurves(followed);
  const { spread } = beside;
  const times = beside.ns / known.calmNs;
  return { ...known, referenceNs, beside: { times, spread }, ...naive, curves, naiveCurves };
}

/** The declared size, or the first larger one on which the reference burns enough. */
async function findSize({ session, reference, inputs }: CalibrationParts, startUp: number) {
  const { speed } = session.definition;
  const declared = speed?.sizes[session.language];
  if (speed === undefined || declared === undefined)
    throw new TrustedProgramFault(`speed names no size for ${session.language}`, '');
  const at = async (size: number) => {
    const stdin = await inputs.input(speed.family, size);
    const costs = await timesOf(reference.run, stdin, REFERENCE_RUNS);
    const above = (cost: number) => Math.max(1, cost - startUp);
    const usualNs = usualCost(costs);
    return { size, stdin, referenceNs: above(median(costs)), usualNs, calmNs: above(usualNs) };
  };
  for (let found = await at(declared); ;) {
    const { size, calmNs } = found;
    const wanted = Math.ceil((size * REFERENCE_WANTED_NS) / calmNs);
    const raised = Math.min(MOST_RAISE * declared, speed.largest ?? Infinity, wanted);
    if (calmNs >= REFERENCE_LEAST_NS || raised <= size) return found;
    const larger = await unlessTooLarge(() => at(raised));
    if (larger === undefined) return found;
    found = larger;
  }
}

type FoundSize = Awaited<ReturnType<typeof findSize>>;

/** B/F, and the naive program's cost above start-up. */
function ratioOf(
  pairs: readonly [number, number][] | undefined,
  { referenceNs }: FoundSize,
  baseline: { readonly calmNs: number; readonly startUpNs: number },
): Pick<Calibration, 'ratio' | 'source' | 'naiveNs'> {
  const net = pairs && netPairs({ pairs: [...pairs], ...startingAlike(baseline) });
  const times = net && median(net.map(({ submission, reference }) => submission / reference));
  const ratio = Math.min(NAIVE_CAP, NAIVE_FROM * (times ?? Infinity));
  return {
    ratio,
    source: ratio < NAIVE_CAP ? 'measured' : 'capped',
    naiveNs: Math.round((times ?? NAIVE_CAP) * referenceNs),
  };
}

/** Median costs need a first run that is not counted: caches are cold. */
export async function timesOf(run: RunMeasured, stdin: Uint8Array, count: number): Promise<number[]> {
  await timeAuthor(run, stdin, 'the reference');
  const times: number[] = [];
  for (let turn = 0; turn < count; turn += 1) times.push((await timeAuthor(run, stdin, 'the reference')).ns);
  return times;
}

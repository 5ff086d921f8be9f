import { netPair, NS_PER_MS, type RawSpeed } from '@hone/contracts';
import type { RunOutcome } from '@hone/contracts/sandbox';
import { TrustedProgramFault } from '../trusted-program-fault.js';
import { cpuNsOf, timeAuthor, type RunMeasured } from './measured-program.js';
import { createSideBySide, MOST_IN_PAIRS, type ShareCore } from './side-by-side.js';
import { NAIVE_CAP } from './speed-score.js';

const RUNS = 3;
/** So much of the naive cost counts as naive: the same program on other data, in another moment, differs by some percent. */
export const NAIVE_FROM = 0.9;
/** A naive program that costs so many times the reference counts as the cap. */
const ENOUGH = NAIVE_CAP / NAIVE_FROM;
/** The reference varies: a run that is stopped shall have cost enough all the same. */
const BEYOND = 1.1;

/** Who races, and what the reference costs alone: above start-up, in the middle and in a calm moment. */
export interface RaceParts {
  readonly naive: RunMeasured;
  readonly reference: RunMeasured;
  readonly share: ShareCore;
  readonly stdin: Uint8Array;
  readonly agrees: (outcome: RunOutcome, expected: Uint8Array) => boolean;
  readonly referenceNs: number;
  /** With start-up. */
  readonly usualNs: number;
  readonly calmNs: number;
}

export interface NaiveRace {
  /** Raw; undefined where the naive program costs more than counts. */
  readonly pairs: [number, number][] | undefined;
  /** What the reference cost beside it above start-up, and no less than alone. */
  readonly besideNs: number;
}

/**
 * The naive program beside the reference. It is stopped where it costs more than counts, and that is told by the reference
 * beside it, as it is for a submission: it costs more there than alone, as the caches of its core are not its own.
 */
export async function raceNaive(parts: RaceParts): Promise<NaiveRace> {
  const { reference, naive, stdin, usualNs, calmNs } = parts;
  const startUpNs = usualNs - calmNs;
  const expected = (await timeAuthor(reference, stdin, 'the reference')).stdout;
  const both = createSideBySide(parts.share, MOST_IN_PAIRS);
  await both.expect(NAIVE_CAP);
  const pairs: [number, number][] = [];
  let besideNs = parts.referenceNs;
  for (let turn = 0; pairs.length < RUNS; turn += 1) {
    const limitMs = Math.ceil((startUpNs + BEYOND * ENOUGH * besideNs) / NS_PER_MS);
    const [outcome, beside] = await both.run(
      turn,
      () => naive(stdin, limitMs),
      () => timeAuthor(reference, stdin, 'the reference'),
    );
    const stopped = outcome.status === 'time-limit';
    if (!stopped) mustBeRight(parts, outcome, expected);
    const pair: [number, number] = [cpuNsOf(outcome), beside.ns];
    const net = netPair(pair, startingAlike({ calmNs, startUpNs }));
    besideNs = Math.max(besideNs, net.reference);
    if (stopped && net.submission >= ENOUGH * net.reference) return { pairs: undefined, besideNs };
    // Stopped too early: the reference is dearer beside it than was known. In the end what is known must do.
    if (!stopped || turn >= RUNS) pairs.push(pair);
  }
  return { pairs, besideNs };
}

/** Of the author's programs only one start-up is known. */
export const startingAlike = (baseline: {
  readonly calmNs: number;
  readonly startUpNs: number;
}): Omit<RawSpeed, 'pairs'> => ({
  startUp: { submissionNs: [baseline.startUpNs], referenceNs: [baseline.startUpNs] },
  baseline,
});

function mustBeRight({ agrees }: RaceParts, outcome: RunOutcome, expected: Uint8Array): void {
  if (outcome.status !== 'exited')
    throw new TrustedProgramFault(`the baseline failed while it was measured: ${outcome.status}`, '');
  if (!agrees(outcome, expected))
    throw new TrustedProgramFault('the baseline does not answer as the reference does', '');
}

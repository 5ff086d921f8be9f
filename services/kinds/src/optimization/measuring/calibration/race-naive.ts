import { costOfTimes, NS_PER_MS } from '@hone/contracts';
import type { RunOutcome } from '@hone/contracts/sandbox';
import { TrustedProgramFault } from '../../trusted-program-fault.js';
import { timeAuthor, type RunMeasured } from '../programs/measured-program.js';
import { SLOWDOWN_BESIDE, runAgainst } from '../pairs/run-against.js';
import { createSideBySide, MOST_IN_PAIRS, type ShareCore } from '../pairs/side-by-side.js';
import { startingAlike } from '../scoring/calibration.js';
import { NAIVE_CAP } from '../scoring/speed-score.js';

const RUNS = 3;
/** The share of the naive cost that counts as naive: the same program on other data, at another time, differs by some percent. */
export const NAIVE_FROM = 0.9;
/** A naive program that costs this many times the reference counts as the cap. */
const ENOUGH = NAIVE_CAP / NAIVE_FROM;

/** The two programs, and the reference's cost alone on a calm core. */
export interface RaceParts {
  readonly naive: RunMeasured;
  readonly reference: RunMeasured;
  readonly share: ShareCore;
  readonly stdin: Uint8Array;
  readonly agrees: (outcome: RunOutcome, expected: Uint8Array) => boolean;
  /** With start-up. */
  readonly usualNs: number;
  /** Above start-up. */
  readonly calmNs: number;
}

/**
 * The naive program beside the reference, as a submission is measured: raw pairs, or undefined where it was stopped because
 * it exceeded the cap.
 */
export async function raceNaive(parts: RaceParts): Promise<[number, number][] | undefined> {
  const { reference, naive, stdin, usualNs, calmNs } = parts;
  const baseline = { calmNs, startUpNs: usualNs - calmNs };
  const expected = (await timeAuthor(reference, stdin, 'the reference')).stdout;
  const both = createSideBySide(parts.share, MOST_IN_PAIRS);
  await both.expect(NAIVE_CAP);
  const pairs: [number, number][] = [];
  while (pairs.length < RUNS) {
    const { outcome, ns, stopped } = await runAgainst({
      submission: naive,
      reference,
      both,
      place: pairs.length,
      stdin,
      limitMs: Math.ceil((SLOWDOWN_BESIDE * ENOUGH * usualNs) / NS_PER_MS),
      enoughNs: (referenceNs) => costOfTimes(ENOUGH, referenceNs, startingAlike(baseline)),
    });
    if (stopped) return undefined;
    mustBeRight(parts, outcome, expected);
    pairs.push(ns);
  }
  return pairs;
}

function mustBeRight({ agrees }: RaceParts, outcome: RunOutcome, expected: Uint8Array): void {
  if (outcome.status !== 'exited')
    throw new TrustedProgramFault(`the baseline failed while it was measured: ${outcome.status}`, '');
  if (!agrees(outcome, expected))
    throw new TrustedProgramFault('the baseline does not answer as the reference does', '');
}

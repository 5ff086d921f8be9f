import type { RawSpeed } from '@hone/contracts';
import { timeAuthor, type RunMeasured } from '../programs/measured-program.js';
import { partnerOf, type PartnerCost } from '../scoring/partner.js';
import { createSideBySide, MOST_IN_PAIRS, type ShareCore } from '../pairs/side-by-side.js';
import { startingAlike } from '../scoring/calibration.js';

export interface BesideItselfParts {
  readonly reference: RunMeasured;
  /** The reference in another box. */
  readonly other: RunMeasured;
  readonly share: ShareCore;
  /** The input of both in a pair. Where inputs are drawn meanwhile, they disturb this pair as much as the compared ones. */
  readonly input: () => Promise<Uint8Array>;
  readonly baseline: { readonly calmNs: number; readonly startUpNs: number };
  readonly pairs: number;
}

/** The reference's cost beside itself: the baseline for whether it costs more beside a submission. */
export async function measureBesideItself(parts: BesideItselfParts): Promise<PartnerCost> {
  const { reference, other, share, input, baseline } = parts;
  const both = createSideBySide(share, MOST_IN_PAIRS);
  await both.expect(1);
  const pairs: RawSpeed['pairs'] = [];
  while (pairs.length < parts.pairs) {
    const stdin = await input();
    const time = (run: RunMeasured) => () => timeAuthor(run, stdin, 'the reference');
    const [one, two] = await both.run(pairs.length, time(other), time(reference));
    pairs.push([one.ns, two.ns]);
  }
  return partnerOf({ pairs, ...startingAlike(baseline) });
}

/** In calibration, once for all submissions; and during one that seems to charge its work to the reference. */
export const CALIBRATION_PAIRS = 7;
export const SECOND_LOOK_PAIRS = 3;

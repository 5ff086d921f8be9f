import { findBeyond, type GrowthClass, type GrowthFamily, type SpeedGrowth } from '@hone/contracts';
import { t as tCommon } from '../strings/common.js';
import { t } from '../strings/evidence.js';

/** A class of growth in words: `quadratic (n²)`. */
export function describeGrowthClass(name: GrowthClass): string {
  return t(`speed.growth.${name}`);
}

/** Whether the verdict rests on the slope; else slope and class are hidden, to avoid contradictions. */
const isShown = (family: GrowthFamily, growth: SpeedGrowth): boolean =>
  family.verdict !== 'inconclusive' && findBeyond(family.points, growth) === undefined;

/** `linear (n)`, with the classes that fit nearly as well: `linear (n) or n log n`. */
export function describeGrowth(family: GrowthFamily, growth: SpeedGrowth): string {
  const { label, runnersUp } = family;
  if (label === null || !isShown(family, growth)) return t('curve.none');
  return t('speed.either', { classes: [label, ...runnersUp].map(describeGrowthClass) });
}

/** How a program's cost grows beside the reference's: its slope, or the size at which it exceeds a limit. */
export function describeGrowthVerdict(family: GrowthFamily, growth: SpeedGrowth): string {
  const { verdict, points, slope, referenceSlope } = family;
  if (verdict !== 'worse') return t(`speed.${verdict}`);
  const beyond = findBeyond(points, growth);
  if (beyond !== undefined) return t('speed.beyond', { size: beyond });
  if (slope === null || referenceSlope === null) return t('speed.worseUnknown');
  return t('speed.worse', { own: formatExponent(slope), reference: formatExponent(referenceSlope) });
}

/** The exponents of a program's and of the reference's cost. */
export function describeExponents(family: GrowthFamily, growth: SpeedGrowth): readonly [string, string] {
  const slopes = isShown(family, growth) ? [family.slope, family.referenceSlope] : [null, null];
  return [formatExponent(slopes[0] ?? null), formatExponent(slopes[1] ?? null)];
}

/** A slope on logarithmic axes as an exponent. */
function formatExponent(slope: number | null): string {
  return slope === null ? t('curve.none') : tCommon('quantity.fixed2', { value: slope });
}

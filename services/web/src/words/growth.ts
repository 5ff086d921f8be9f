import { findBeyond, type GrowthClass, type GrowthFamily, type SpeedGrowth } from '@hone/contracts';
import { t as tCommon } from '../strings/common.js';
import { t } from '../strings/evidence.js';

/** A class of growth in words: `quadratic (n²)`. */
export function describeGrowthClass(name: GrowthClass): string {
  return t(`speed.growth.${name}`);
}

/** `linear (n)`, with the classes that fit nearly as well: `linear (n) or n log n`. */
export function describeGrowth({ label, runnersUp }: GrowthFamily): string {
  if (label === null) return t('speed.notEnoughData');
  return t('speed.either', { classes: [label, ...runnersUp].map(describeGrowthClass) });
}

/** How a program's cost grows beside the reference's: by its slope, or by the size at which it is over the limit. */
export function describeGrowthVerdict(family: GrowthFamily, growth: SpeedGrowth): string {
  const { verdict, points, slope, referenceSlope } = family;
  if (verdict !== 'worse') return t(`speed.${verdict}`);
  const beyond = findBeyond(points, growth);
  if (beyond !== undefined) return t('speed.beyond', { size: beyond });
  if (slope === null || referenceSlope === null) return t('speed.worseUnknown');
  return t('speed.worse', { own: formatExponent(slope), reference: formatExponent(referenceSlope) });
}

/** A slope on logarithmic axes as the exponent that it is. */
export function formatExponent(slope: number | null): string {
  return slope === null ? t('curve.none') : tCommon('quantity.fixed2', { value: slope });
}

import { findBeyond, type GrowthClass, type GrowthFamily, type SpeedGrowth } from '@hone/contracts';

const CLASS_WORDS: Readonly<Record<GrowthClass, string>> = {
  '1': 'constant',
  'log n': 'logarithmic (log n)',
  n: 'linear (n)',
  'n log n': 'n log n',
  'n^2': 'quadratic (n²)',
  'n^3': 'cubic (n³)',
};

/** A class of growth in words: `quadratic (n²)`. */
export function describeGrowthClass(name: GrowthClass): string {
  return CLASS_WORDS[name];
}

/** `linear (n)`, with the classes that fit nearly as well: `linear (n), or n log n`. */
export function describeGrowth({ label, runnersUp }: GrowthFamily): string {
  if (label === null) return 'too little to tell';
  return [label, ...runnersUp].map((name) => CLASS_WORDS[name]).join(', or ');
}

const VERDICT_WORDS: Readonly<Record<GrowthFamily['verdict'], string>> = {
  same: 'as the reference',
  worse: 'more steeply than the reference',
  inconclusive: 'undecided',
};

/** How a program's cost grows beside the reference's: by its slope, or by the size at which it is over the limit. */
export function describeGrowthVerdict({ verdict, points }: GrowthFamily, growth: SpeedGrowth): string {
  const beyond = verdict === 'worse' ? findBeyond(points, growth) : undefined;
  return beyond === undefined
    ? VERDICT_WORDS[verdict]
    : `over the limit at size ${beyond.toLocaleString('en')}`;
}

/** A slope on logarithmic axes as the exponent that it is. */
export function formatExponent(slope: number | null): string {
  return slope === null ? '–' : slope.toFixed(2);
}

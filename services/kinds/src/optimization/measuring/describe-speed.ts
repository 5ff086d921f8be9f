import {
  beatsReference,
  FULL_MARKS,
  writeGrowthClass,
  type GrowthFamily,
  type SpeedEvidence,
} from '@hone/contracts';
import { NAIVE_CAP } from './speed-score.js';

type Told = Pick<
  SpeedEvidence,
  'ratio' | 'baseline' | 'counted' | 'undecided' | 'attempts' | 'quiet' | 'score' | 'growth' | 'instructions'
>;

const times = (ratio: number): string => `${Number(ratio.toPrecision(3))} times`;
const percent = (share: number): string => `${Math.round(100 * share)} %`;

/** What a measuring comes to, in one or two sentences for the learner. */
export function describeSpeed(told: Told): string {
  const { ratio, baseline, counted, score } = told;
  const scale = `${percent(score.speed)} of full speed, which is reached at ${FULL_MARKS} times the reference and is nothing at ${times(baseline.ratio)}, the naive solution`;
  if (counted === 'stopped')
    return `Your program was stopped${ratio.pairs === 1 ? '' : ` in each of ${ratio.pairs} runs`} when it had used ${times(baseline.ratio)} the CPU time of the reference: it counts as the naive solution does.`;
  const interval = `(${times(ratio.low)} to ${times(ratio.high)} with ${percent(ratio.confidence)} confidence, ${ratio.pairs} pairs of runs)`;
  const cost = `Your program uses ${times(ratio.median)} the CPU time of the reference ${interval}.`;
  const capped = (told.growth?.families ?? []).filter(({ verdict }) => verdict === 'worse');
  const growth = score.final < score.speed ? ` ${capped.map(describeWorse).join(' ')}` : '';
  return `${cost} That is ${scale}.${growth}`;
}

/** What else there is to say, each a sentence. */
export function notesOn(told: Told): string[] {
  const notes: string[] = [];
  if (told.undecided) notes.push(undecidedNote(told));
  if (told.baseline.source === 'capped')
    notes.push(`The naive solution was stopped at ${NAIVE_CAP} times the reference and counts as that.`);
  if (beatsReference(told))
    notes.push(
      'Faster than the reference by more than its tolerance: well done. The author should have a look at the reference.',
    );
  if (told.instructions !== undefined) notes.push(describeInstructions(told.instructions));
  for (const family of told.growth?.families ?? []) notes.push(describeFamily(family));
  return notes.slice(0, 10);
}

const millions = (count: number): string => `${(count / 1e6).toFixed(1)} million`;

function describeInstructions(counts: NonNullable<SpeedEvidence['instructions']>): string {
  const { size, submission, reference } = counts;
  return `On an input of size ${size} your program executes ${millions(submission)} instructions, start-up included, and the reference ${millions(reference)}: ${times(submission / reference)} as many. They are counted, not timed, for you to compare, and earn nothing.`;
}

function undecidedNote({ counted, attempts }: Told): string {
  const tried = attempts === 1 ? 'in the time there was' : `in ${attempts} attempts`;
  return counted === 'own-mean'
    ? `The figures stayed uncertain ${tried}, and your program's own varied more than twice as much as the reference's: the mean of its runs counted.`
    : `The figures stayed uncertain ${tried}: the end of the interval that favours you counted.`;
}

function describeWorse({ family, label, slope, referenceSlope }: GrowthFamily): string {
  return `On inputs of the family "${family}" its CPU time grows like ${writeGrowthClass(label ?? '?')} (slope ${slopeText(slope)}), the reference's with slope ${slopeText(referenceSlope)}: a worse class of growth earns at most half of the speed points.`;
}

function describeFamily(family: GrowthFamily): string {
  const { label, runnersUp, verdict, slope, referenceSlope } = family;
  if (verdict === 'worse') return describeWorse(family);
  const name = `Growth on the family "${family.family}"`;
  if (verdict === 'inconclusive')
    return `${name} could not be told apart from the reference's with certainty and costs nothing.`;
  const classes = [label ?? '?', ...runnersUp].map(writeGrowthClass);
  return `${name}: like ${classes.join(', or ')} (slope ${slopeText(slope)}, the reference's ${slopeText(referenceSlope)}), the reference's class.`;
}

const slopeText = (slope: number | null): string => (slope === null ? 'unknown' : slope.toFixed(2));

import {
  beatsReference,
  findBeyond,
  FULL_MARKS,
  writeGrowthClass,
  type GrowthFamily,
  type SpeedEvidence,
} from '@hone/contracts';
import { NAIVE_CAP } from './speed-score.js';

type Measured = Pick<
  SpeedEvidence,
  | 'size'
  | 'ratio'
  | 'baseline'
  | 'counted'
  | 'undecided'
  | 'attempts'
  | 'quiet'
  | 'score'
  | 'growth'
  | 'instructions'
  | 'inTurns'
  | 'firstPair'
>;

const multiple = (ratio: number): string => `${Number(ratio.toPrecision(3))}×`;
const percent = (share: number): string => `${Math.round(100 * share)}%`;

/** The result of a measurement, in one or two sentences for the learner. */
export function describeSpeed(measured: Measured): string {
  const { size, ratio, baseline, counted, score } = measured;
  const scale = `${percent(score.speed)} of the points for speed: all of them up to ${FULL_MARKS}×, none from ${multiple(baseline.ratio)} on, about where the naive solution is`;
  if (counted === 'stopped')
    return `Your program was stopped${ratio.pairs === 1 ? '' : ` in each of ${ratio.pairs} runs`} when it had used ${multiple(baseline.ratio)} the CPU time of the reference: it counts as the naive solution does.`;
  const interval = `(${multiple(ratio.low)} to ${multiple(ratio.high)} with ${percent(ratio.confidence)} confidence, ${ratio.pairs} pairs of runs)`;
  const cost = `Your program uses ${multiple(ratio.median)} the CPU time of the reference at size ${size.toLocaleString('en')} ${interval}.`;
  const capped = (measured.growth?.families ?? []).filter(({ verdict }) => verdict === 'worse');
  const growth =
    score.final < score.speed
      ? ` ${capped.map((family) => describeWorse(family, measured.growth)).join(' ')}`
      : '';
  return `${cost} That is ${scale}.${growth}`;
}

/** Further notes, each a sentence. */
export function notesOn(measured: Measured): string[] {
  const notes: string[] = [];
  if (measured.undecided) notes.push(undecidedNote(measured));
  if (measured.inTurns !== undefined) notes.push(TAKEN_IN_TURNS);
  if (measured.firstPair !== undefined)
    notes.push(
      `In the first pair of runs your program cost ${multiple(measured.firstPair)} what it cost in the others. Each pair has an input of its own, so that nothing kept from one run helps the next.`,
    );
  if (measured.baseline.source === 'capped')
    notes.push(`The naive solution was stopped at ${NAIVE_CAP}× the reference and counts as that.`);
  if (beatsReference(measured))
    notes.push(
      'Faster than the reference by more than its tolerance: well done. The author should have a look at the reference.',
    );
  if (measured.instructions !== undefined) notes.push(describeInstructions(measured.instructions));
  for (const family of measured.growth?.families ?? []) notes.push(describeFamily(family, measured.growth));
  return notes.slice(0, 10);
}

const millions = (count: number): string => `${(count / 1e6).toFixed(1)} million`;

function describeInstructions(counts: NonNullable<SpeedEvidence['instructions']>): string {
  const { size, submission, reference } = counts;
  return `On an input of size ${size} your program executes ${millions(submission)} instructions, start-up included, and the reference ${millions(reference)}: ${multiple(submission / reference)} as many. They are counted, not timed, for you to compare, and earn nothing.`;
}

const TAKEN_IN_TURNS =
  'The reference cost more beside your program than beside itself, so the two ran in turns, each alone on its core, and only those runs counted.';

function undecidedNote({ counted, attempts }: Measured): string {
  const tried = attempts === 1 ? 'in the time there was' : `in ${attempts} attempts`;
  if (counted === 'median')
    return `The measurements stayed uncertain ${tried}, and the reference varied more beside your program than beside itself: the median of the runs counted.`;
  return counted === 'own-mean'
    ? `The measurements stayed uncertain ${tried}, and so did what your program or the reference beside it costs: the mean of the runs counted.`
    : `The measurements stayed uncertain ${tried}: the end of the interval that favours you counted.`;
}

function describeWorse(
  { family, points, label, slope, referenceSlope }: GrowthFamily,
  growth: SpeedEvidence['growth'],
): string {
  const beyond = findBeyond(points, growth ?? {});
  if (beyond !== undefined)
    return `On inputs of the family "${family}" it uses more than ${multiple(growth?.bound ?? NAIVE_CAP)} the CPU time of the reference at size ${beyond.toLocaleString('en')}: that is a worse class of growth, which earns at most half of the speed points.`;
  return `On inputs of the family "${family}" its CPU time grows like ${writeGrowthClass(label ?? '?')} (slope ${slopeText(slope)}), the reference's with slope ${slopeText(referenceSlope)}: a worse class of growth earns at most half of the speed points.`;
}

function describeFamily(family: GrowthFamily, growth: SpeedEvidence['growth']): string {
  const { label, runnersUp, verdict, slope, referenceSlope } = family;
  if (verdict === 'worse') return describeWorse(family, growth);
  const name = `Growth on the family "${family.family}"`;
  if (verdict === 'inconclusive') return `${name}: too few sizes to tell.`;
  const classes = [label ?? '?', ...runnersUp].map(writeGrowthClass);
  return `${name}: like ${classes.join(', or ')} (slope ${slopeText(slope)}, the reference's ${slopeText(referenceSlope)}), the reference's class.`;
}

const slopeText = (slope: number | null): string => (slope === null ? 'unknown' : slope.toFixed(2));

import {
  countedPairs,
  FULL_MARKS,
  NS_PER_MS,
  startUpOf,
  type GrowthFamily,
  type SpeedEvidence,
  type SpeedGrowth,
} from '@hone/contracts';
import { CostCurve, type CurveSeries } from '../charts/cost-curve.js';
import { naivePoints, ownPoints, referencePoints } from '../charts/growth-points.js';
import { RatioStrip } from '../charts/ratio-strip.js';
import { describeGrowth, describeGrowthVerdict, formatExponent } from '../words/growth.js';
import { formatMs, formatShare, formatTimes } from '../words/quantities.js';
import classes from './speed-view.module.css';

/** A measured speed: the sentence, where it lies between reference and naive, how cost grows, and every figure. */
export function SpeedView({ evidence }: { readonly evidence: SpeedEvidence }) {
  const { ratio, baseline, growth, notes } = evidence;
  return (
    <div className={classes['speed']}>
      <p>{evidence.text}</p>
      {ratio.pairs > 0 && (
        <RatioStrip
          ratio={ratio.median}
          low={ratio.low}
          high={ratio.high}
          full={FULL_MARKS}
          none={baseline.ratio}
          stopped={evidence.counted === 'stopped'}
        />
      )}
      {notes.length > 0 && (
        <ul>
          {notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
      {growth !== undefined && growth.families.length > 0 && (
        <>
          <GrowthTable growth={growth} />
          {growth.families.map((family) => (
            <CostCurve
              key={family.family}
              title={`CPU time by size, family ${family.family}`}
              series={seriesOf(family, growth, evidence)}
            />
          ))}
        </>
      )}
      <Figures evidence={evidence} />
    </div>
  );
}

function GrowthTable({ growth }: { readonly growth: SpeedGrowth }) {
  return (
    <div className={classes['scroll']} tabIndex={0} role="region" aria-label="Growth by family">
      <table>
        <caption>How the cost grows</caption>
        <thead>
          <tr>
            <th scope="col">Family</th>
            <th scope="col">Your program</th>
            <th scope="col">It grows</th>
            <th scope="col">Exponent</th>
            <th scope="col">Reference</th>
          </tr>
        </thead>
        <tbody>
          {growth.families.map((family) => (
            <tr key={family.family}>
              <th scope="row">{family.family}</th>
              <td>{describeGrowth(family)}</td>
              <td>{describeGrowthVerdict(family, growth)}</td>
              <td>{formatExponent(family.slope)}</td>
              <td>{formatExponent(family.referenceSlope)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The lines of one family; the acceptable one lies at full marks. */
function seriesOf(family: GrowthFamily, growth: SpeedGrowth, evidence: SpeedEvidence): CurveSeries[] {
  const reference = referencePoints(family, growth);
  return [
    { label: 'Your program', tone: 'own', points: ownPoints(family, growth) },
    { label: 'Reference', tone: 'reference', points: reference },
    {
      label: 'Full marks up to here',
      tone: 'acceptable',
      points: reference.map(({ n, ms }) => ({ n, ms: ms * FULL_MARKS })),
    },
    ...naiveSeries(family, evidence),
  ];
}

/** Older evidence knows what the naive program costs on the measured size only, or that it costs at least so much. */
function naiveSeries(
  family: GrowthFamily,
  { size, baseline, family: measured }: SpeedEvidence,
): CurveSeries[] {
  const followed = naivePoints(family);
  if (followed.length > 0) return [{ label: 'Naive', tone: 'naive', points: followed }];
  if (family.family !== measured) return [];
  const label = baseline.source === 'capped' ? 'Naive, at least' : 'Naive';
  return [{ label, tone: 'naive', points: [{ n: size, ms: baseline.naiveNs / NS_PER_MS }] }];
}

const ms = (ns: number): string => formatMs(ns / NS_PER_MS);

function PairsTable({ evidence }: { readonly evidence: SpeedEvidence }) {
  const counted = countedPairs(evidence);
  return (
    <div className={classes['scroll']} tabIndex={0} role="region" aria-label="Pairs of runs">
      <table>
        <thead>
          <tr>
            <th scope="col">Pair</th>
            <th scope="col">Your program</th>
            <th scope="col">Reference</th>
          </tr>
        </thead>
        <tbody>
          {evidence.pairs.map(([own, reference], index) => (
            <tr key={index}>
              <th scope="row">{index + 1}</th>
              <td>{ms(own)}</td>
              <td>
                {ms(reference)}
                {counted[index] !== true && ' (disturbed)'}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Every run, so that the score can be computed again by anybody. */
function Figures({ evidence }: { readonly evidence: SpeedEvidence }) {
  const { pairs, waitedNs = [], baseline, ratio, family, size, attempts, score } = evidence;
  const startUp = startUpOf(evidence);
  const disturbed = countedPairs(evidence).filter((counts) => !counts).length;
  return (
    <details className={classes['figures']}>
      <summary>All measurements</summary>
      <p>
        Family {family} at size {size.toLocaleString('en')}; {pairs.length} pairs of runs{' '}
        {baseline.startUpNs === undefined ? 'in turn' : 'side by side'} on one core
        {attempts > 1 ? ', in two attempts' : ''}
        {disturbed > 0 &&
          `, of which ${disturbed} ${disturbed === 1 ? 'does' : 'do'} not count, because something else slowed the reference down`}
        {waitedNs.length > 0 &&
          `; between them ${waitedNs.length} ${waitedNs.length === 1 ? 'run' : 'runs'} of the reference alone, until nothing slowed it down`}
        . Start-up, subtracted from each: {ms(startUp.submission)} yours, {ms(startUp.reference)} the
        reference&rsquo;s. The median of the ratios is {formatTimes(ratio.median)}; with{' '}
        {(ratio.confidence * 100).toFixed(1)} % confidence it lies between {ratio.low.toFixed(3)} and{' '}
        {ratio.high.toFixed(3)}. The naive program costs {baseline.source === 'capped' ? 'at least ' : ''}
        {formatTimes(baseline.ratio)} the reference. The speed alone earns {formatShare(score.speed)} of the
        points{score.cap < 1 && `; its growth leaves at most ${formatShare(score.cap)}`}.
      </p>
      <PairsTable evidence={evidence} />
    </details>
  );
}

import { countedPairs, NS_PER_MS, startUpOf, type SpeedEvidence } from '@hone/contracts';
import { t as tCommon } from '../strings/common.js';
import { t } from '../strings/evidence.js';
import { formatMs, formatPercent, formatTimes } from '../words/quantities.js';
import classes from './speed-view.module.css';

const ms = (ns: number): string => formatMs(ns / NS_PER_MS);
const ratio = (value: number): string => tCommon('quantity.times', { factor: value });

/** Every run, so that anybody can recompute the score. */
export function SpeedMeasurements({ evidence }: { readonly evidence: SpeedEvidence }) {
  const sentences = [...describePairs(evidence), ...describeRatios(evidence), ...describePoints(evidence)];
  return (
    <details className={classes['figures']}>
      <summary>{t('speed.all')}</summary>
      <p>{sentences.reduce((first, second) => tCommon('sentences', { first, second }))}</p>
      <PairsTable evidence={evidence} />
    </details>
  );
}

function describePairs(evidence: SpeedEvidence): string[] {
  const { pairs, waitedNs = [], baseline, family, size, attempts } = evidence;
  const measured = { family, size, count: pairs.length };
  const disturbed = countedPairs(evidence).filter((counts) => !counts).length;
  const startUp = startUpOf(evidence);
  return [
    baseline.startUpNs === undefined ? t('speed.inTurn', measured) : t('speed.sideBySide', measured),
    ...(attempts > 1 ? [t('speed.twoAttempts')] : []),
    ...(disturbed > 0 ? [t('speed.notCounted', { count: disturbed })] : []),
    ...(waitedNs.length > 0 ? [t('speed.waited', { count: waitedNs.length })] : []),
    t('speed.startUp', { own: ms(startUp.submission), reference: ms(startUp.reference) }),
  ];
}

function describeRatios({ ratio: { median, low, high, confidence }, baseline }: SpeedEvidence): string[] {
  return [
    t('speed.median', {
      ratio: formatTimes(median),
      confidence: formatPercent(confidence),
      low: ratio(low),
      high: ratio(high),
    }),
    t(baseline.source === 'capped' ? 'speed.naiveCostsLeast' : 'speed.naiveCosts', {
      ratio: formatTimes(baseline.ratio),
    }),
  ];
}

function describePoints({ score }: SpeedEvidence): string[] {
  const earned = t('speed.earns', { share: formatPercent(score.speed) });
  return score.cap < 1 ? [earned, t('speed.capped', { share: formatPercent(score.cap) })] : [earned];
}

function PairsTable({ evidence }: { readonly evidence: SpeedEvidence }) {
  const counted = countedPairs(evidence);
  return (
    <div className={classes['scroll']} tabIndex={0} role="region" aria-label={t('speed.pairs')}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('speed.pair')}</th>
            <th scope="col">{t('yourProgram')}</th>
            <th scope="col">{t('reference')}</th>
          </tr>
        </thead>
        <tbody>
          {evidence.pairs.map(([own, reference], index) => (
            <tr key={index}>
              <th scope="row">{index + 1}</th>
              <td>{ms(own)}</td>
              <td>
                {counted[index] === true ? ms(reference) : t('speed.disturbed', { time: ms(reference) })}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

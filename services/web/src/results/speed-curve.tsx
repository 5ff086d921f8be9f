import {
  FULL_MARKS,
  NS_PER_MS,
  type GrowthFamily,
  type SpeedEvidence,
  type SpeedGrowth,
} from '@hone/contracts';
import { CostCurve, type CurveSeries } from '../charts/cost-curve.js';
import { naivePoints, ownPoints, referencePoints } from '../charts/growth-points.js';
import { t } from '../strings/evidence.js';

interface SpeedCurveProps {
  readonly evidence: SpeedEvidence;
  readonly growth: SpeedGrowth;
  readonly family: GrowthFamily;
}

/** How the cost of a program grows on one family of inputs, beside the reference and the naive solution. */
export function SpeedCurve({ evidence, growth, family }: SpeedCurveProps) {
  return (
    <CostCurve
      title={t('speed.curve', { family: family.family })}
      series={seriesOf(family, growth, evidence)}
    />
  );
}

/** The lines of one family; the acceptable one is at full marks. */
function seriesOf(family: GrowthFamily, growth: SpeedGrowth, evidence: SpeedEvidence): CurveSeries[] {
  const reference = referencePoints(family, growth);
  return [
    { label: t('yourProgram'), tone: 'own', points: ownPoints(family, growth) },
    { label: t('reference'), tone: 'reference', points: reference },
    {
      label: t('speed.fullPoints'),
      tone: 'acceptable',
      points: reference.map(({ n, ms }) => ({ n, ms: ms * FULL_MARKS })),
    },
    ...naiveSeries(family, evidence),
  ];
}

/** Older evidence has the naive program's cost only at the measured size, or only a lower bound. */
function naiveSeries(
  family: GrowthFamily,
  { size, baseline, family: measured }: SpeedEvidence,
): CurveSeries[] {
  const followed = naivePoints(family);
  if (followed.length > 0) return [{ label: t('speed.naive'), tone: 'naive', points: followed }];
  if (family.family !== measured) return [];
  const label = baseline.source === 'capped' ? t('speed.naiveAtLeast') : t('speed.naive');
  return [{ label, tone: 'naive', points: [{ n: size, ms: baseline.naiveNs / NS_PER_MS }] }];
}

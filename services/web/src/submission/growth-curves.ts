import type { GrowthFamily, SpeedEvidence, SpeedGrowth, Submission } from '@hone/contracts';
import type { CurveSeries } from '../charts/cost-curve.js';
import { ownPoints, referencePoints } from '../charts/growth-points.js';
import { t } from '../strings/evidence.js';
import { formatDateTime } from '../words/quantities.js';

/** The measured speed of a submission; undefined if none was measured. */
function speedOf(submission: Submission): SpeedEvidence | undefined {
  return submission.checks.flatMap(({ evidence }) => (evidence?.type === 'speed' ? [evidence] : []))[0];
}

interface Measured {
  readonly family: GrowthFamily;
  readonly growth: SpeedGrowth;
}

/**
 * Lines of the newest measured submission, of the earlier ones in its language and of the reference, on the
 * family whose speed was measured. `submissions` come newest first. Empty when nothing was measured.
 */
export function growthCurves(submissions: readonly Submission[], now = new Date()): readonly CurveSeries[] {
  const [newest] = submissions.filter((one) => measuredOf(one) !== undefined);
  const measured = newest === undefined ? undefined : measuredOf(newest);
  if (newest === undefined || measured === undefined) return [];
  const own = submissions.flatMap((one): CurveSeries[] => {
    const curve = one.language === newest.language ? measuredOf(one) : undefined;
    if (curve?.family.family !== measured.family.family) return [];
    const points = ownPoints(curve.family, curve.growth);
    const label = formatDateTime(one.createdAt, now);
    if (one === newest) return [{ label, tone: 'own', points }];
    // Interval bars of many lines would hide the lines.
    return [{ label, tone: 'earlier', points: points.map(({ n, ms }) => ({ n, ms })) }];
  });
  const points = referencePoints(measured.family, measured.growth);
  return [...own, { label: t('reference'), tone: 'reference', points }];
}

function measuredOf(submission: Submission): Measured | undefined {
  const speed = speedOf(submission);
  const family = speed?.growth?.families.find((one) => one.family === speed.family);
  return speed?.growth === undefined || family === undefined ? undefined : { family, growth: speed.growth };
}

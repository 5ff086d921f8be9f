import type { Submission, SpeedEvidence } from '@hone/contracts';
import type { CurvePoint, CurveSeries } from '../charts/cost-curve.js';
import { formatMoment } from '../words/quantities.js';

/** The measured speed of a submission; undefined where none was measured. */
function speedOf(submission: Submission): SpeedEvidence | undefined {
  return submission.checks.flatMap(({ evidence }) => (evidence?.type === 'speed' ? [evidence] : []))[0];
}

type Family = NonNullable<SpeedEvidence['growth']>['families'][number];

function pointsOf(family: Family, of: (point: Family['points'][number]) => number | null): CurvePoint[] {
  return family.points.flatMap((point) => {
    const ms = of(point);
    return ms === null || ms <= 0 ? [] : [{ n: point.n, ms }];
  });
}

/**
 * Lines of the newest measured submission, of the earlier ones in its language and of the reference, on the family
 * whose speed was measured. `submissions` come newest first. Empty when nothing was measured.
 */
export function growthCurves(submissions: readonly Submission[], now = new Date()): readonly CurveSeries[] {
  const [newest] = submissions.filter((one) => familyOf(one) !== undefined);
  const measured = newest === undefined ? undefined : familyOf(newest);
  if (newest === undefined || measured === undefined) return [];
  const own = submissions.flatMap((one): CurveSeries[] => {
    const family = one.language === newest.language ? familyOf(one) : undefined;
    if (family?.family !== measured.family) return [];
    const points = pointsOf(family, (point) => point.cpuMs);
    const label = formatMoment(one.createdAt, now);
    return [{ label, tone: one === newest ? 'own' : 'earlier', points }];
  });
  const points = pointsOf(measured, (point) => point.referenceCpuMs);
  return [...own, { label: 'Reference', tone: 'reference', points }];
}

function familyOf(submission: Submission): Family | undefined {
  const speed = speedOf(submission);
  return speed?.growth?.families.find(({ family }) => family === speed.family);
}

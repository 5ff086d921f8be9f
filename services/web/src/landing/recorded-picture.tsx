import type { Evidence, GrowthFamily, SpeedGrowth } from '@hone/contracts';
import { Link } from 'react-router';
import { ownPoints, referencePoints } from '../charts/growth-points.js';
import { EvidenceView } from '../results/evidence-view.js';
import { SpeedCurve } from '../results/speed-curve.js';
import { t } from '../strings/landing.js';
import { RichText } from '../strings/rich-text.js';
import { formatMs } from '../words/quantities.js';
import classes from './landing.module.css';
import { RECORDED, type PictureName } from './recorded.js';

/** The cost of the largest input that each of the two finished. */
function describeCost(family: GrowthFamily, growth: SpeedGrowth): string {
  const own = ownPoints(family, growth).at(-1);
  const reference = referencePoints(family, growth).at(-1);
  if (own === undefined || reference === undefined) return '';
  return t('shows.cost', {
    own: formatMs(own.ms),
    size: own.n,
    reference: formatMs(reference.ms),
    most: reference.n,
  });
}

/** For a measured speed a single curve, which says most of it; everything else as on the page of a result. */
function Picture({ evidence }: { readonly evidence: Evidence }) {
  if (evidence.type !== 'speed') return <EvidenceView evidence={evidence} />;
  const { growth } = evidence;
  const [family] = growth?.families ?? [];
  if (growth === undefined || family === undefined) return null;
  return (
    <>
      <p>{describeCost(family, growth)}</p>
      <SpeedCurve {...{ evidence, growth, family }} />
    </>
  );
}

/** The evidence of a real submission, and its source. */
export function RecordedPicture({ name }: { readonly name: PictureName }) {
  const { challenge, title, check } = RECORDED[name];
  return (
    <>
      <div className={classes['picture']}>
        {check.evidence !== undefined && <Picture evidence={check.evidence} />}
      </div>
      <p className={classes['source']}>
        <RichText
          text={t(`shows.${name}.source`)}
          tags={{ challenge: <Link to={`/challenges/${challenge}`}>{title}</Link> }}
        />
      </p>
    </>
  );
}

import type { Evidence } from '@hone/contracts';
import { Link } from 'react-router';
import { EvidenceView } from '../results/evidence-view.js';
import { SpeedCurve } from '../results/speed-curve.js';
import { t } from '../strings/landing.js';
import { RichText } from '../strings/rich-text.js';
import { describeGrowthVerdict } from '../words/growth.js';
import classes from './landing.module.css';
import { RECORDED, type PictureName } from './recorded.js';

/** Of a measured speed one curve, which says most of it; everything else as on the page of a result. */
function Picture({ evidence }: { readonly evidence: Evidence }) {
  if (evidence.type !== 'speed') return <EvidenceView evidence={evidence} />;
  const { growth } = evidence;
  const [family] = growth?.families ?? [];
  if (growth === undefined || family === undefined) return null;
  return (
    <>
      <p>{t('shows.growth', { how: describeGrowthVerdict(family, growth) })}</p>
      <SpeedCurve {...{ evidence, growth, family }} />
    </>
  );
}

/** The evidence of a real submission, and which one it was. */
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

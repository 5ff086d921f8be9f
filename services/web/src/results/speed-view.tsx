import { FULL_MARKS, type SpeedEvidence, type SpeedGrowth } from '@hone/contracts';
import { RatioStrip } from '../charts/ratio-strip.js';
import { describeExponents, describeGrowth, describeGrowthVerdict } from '../words/growth.js';
import { t } from '../strings/evidence.js';
import { SpeedCurve } from './speed-curve.js';
import { SpeedMeasurements } from './speed-measurements.js';
import classes from './speed-view.module.css';

/** A measured speed: a sentence, its place between reference and naive, growth, and all measurements. */
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
      {growth !== undefined && growth.families.length > 0 && (
        <>
          {growth.families.map((family) => (
            <SpeedCurve key={family.family} {...{ evidence, family, growth }} />
          ))}
          <GrowthTable growth={growth} />
        </>
      )}
      {notes.length > 0 && (
        <ul>
          {notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
      <SpeedMeasurements evidence={evidence} />
    </div>
  );
}

function GrowthTable({ growth }: { readonly growth: SpeedGrowth }) {
  return (
    <div className={classes['scroll']} tabIndex={0} role="region" aria-label={t('speed.growthLabel')}>
      <table>
        <caption>{t('speed.growthCaption')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('speed.family')}</th>
            <th scope="col">{t('yourProgram')}</th>
            <th scope="col">{t('speed.grows')}</th>
            <th scope="col">{t('speed.exponent')}</th>
            <th scope="col">{t('speed.referenceExponent')}</th>
          </tr>
        </thead>
        <tbody>
          {growth.families.map((family) => {
            const [exponent, ofReference] = describeExponents(family, growth);
            return (
              <tr key={family.family}>
                <th scope="row">{family.family}</th>
                <td>{describeGrowth(family, growth)}</td>
                <td>{describeGrowthVerdict(family, growth)}</td>
                <td>{exponent}</td>
                <td>{ofReference}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

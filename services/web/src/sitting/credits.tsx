import { t } from '../strings/sitting.js';
import { describeCredit } from './sitting-words.js';
import classes from './sitting.module.css';
import { useSitting } from './use-sitting.js';

/** Time that was added to the sitting, and why. */
export function Credits() {
  const { credits } = useSitting();
  if (credits.length === 0) return null;
  return (
    <section className={classes['section']} aria-label={t('overview.credits')}>
      <h2>{t('overview.credits')}</h2>
      <ul className={classes['missed']}>
        {credits.map((credit, index) => (
          <li key={index}>{describeCredit(credit)}</li>
        ))}
      </ul>
    </section>
  );
}

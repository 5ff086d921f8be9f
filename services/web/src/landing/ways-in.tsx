import { Link } from 'react-router';
import { t } from '../strings/landing.js';
import classes from './landing.module.css';

const START_COMMAND = 'npm start';

/** Practise, hire, or run a private installation. */
export function WaysIn() {
  return (
    <section className={classes['section']}>
      <h2>{t('ways.title')}</h2>
      <ul className={classes['kinds']}>
        <li>
          <h3>{t('ways.practise')}</h3>
          <p>{t('ways.practiseText')}</p>
          <Link to="/challenges">{t('browse')}</Link>
        </li>
        <li>
          <h3>{t('ways.hire')}</h3>
          <p>{t('ways.hireText')}</p>
          <Link to="/hire">{t('ways.hireMore')}</Link>
        </li>
        <li>
          <h3>{t('ways.own')}</h3>
          <p>{t('ways.ownText')}</p>
          <pre className={classes['command']} tabIndex={0} aria-label={t('ways.ownCommand')}>
            <code>{START_COMMAND}</code>
          </pre>
        </li>
      </ul>
    </section>
  );
}

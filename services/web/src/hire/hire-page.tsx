import { Button } from '@mantine/core';
import { Link } from 'react-router';
import { usePageTitle } from '../app/page-title.js';
import { t } from '../strings/hire.js';
import { ExampleComparison } from './example-comparison.js';
import landingClasses from '../landing/landing.module.css';
import classes from './hire.module.css';

const STEPS = ['build', 'invite', 'read', 'decide'] as const;
const PROMISES = ['time', 'lost', 'watched', 'letter', 'erased'] as const;
const DEMO_COMMAND = './hone seed --demo';

function Hero() {
  return (
    <section className={landingClasses['hero']}>
      <div className={landingClasses['pitch']}>
        <h1>{t('title')}</h1>
        <p>{t('pitch')}</p>
        <div className={landingClasses['start']}>
          <Button component={Link} to="/w" size="md">
            {t('create')}
          </Button>
          <span className={classes['beside']}>{t('time')}</span>
        </div>
      </div>
      <ExampleComparison />
    </section>
  );
}

function Steps() {
  return (
    <section className={classes['section']}>
      <h2>{t('steps.title')}</h2>
      <ol className={classes['steps']}>
        {STEPS.map((step) => (
          <li key={step}>
            <h3>{t(`steps.${step}`)}</h3>
            <p>{t(`steps.${step}Text`)}</p>
          </li>
        ))}
      </ol>
    </section>
  );
}

function Fairness() {
  return (
    <section className={classes['section']}>
      <h2>{t('fair.title')}</h2>
      <ul className={classes['promises']}>
        {PROMISES.map((promise) => (
          <li key={promise}>{t(`fair.${promise}`)}</li>
        ))}
      </ul>
    </section>
  );
}

function Demo() {
  return (
    <section className={classes['section']}>
      <h2>{t('demo.title')}</h2>
      <p>{t('demo.text')}</p>
      <p>{t('demo.run')}</p>
      <pre className={classes['command']} tabIndex={0}>
        <code>{DEMO_COMMAND}</code>
      </pre>
      <p>{t('demo.then')}</p>
    </section>
  );
}

/** `/hire`: what Hone does for hiring teams. */
export function HirePage() {
  usePageTitle(t('title'));
  return (
    <>
      <Hero />
      <Steps />
      <Fairness />
      <Demo />
    </>
  );
}

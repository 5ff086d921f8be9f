import type { MyProgress, Suggestion } from '@hone/contracts/practice';
import { Link } from 'react-router';
import { t } from '../strings/me.js';
import { RichText } from '../strings/rich-text.js';
import { formatDuration } from '../words/duration.js';
import { difficultyLabel, kindLabel, languageLabel, skillLabel } from '../words/labels.js';
import { formatDateTime } from '../words/quantities.js';
import classes from './dashboard.module.css';

type Shown = Pick<Suggestion, 'slug' | 'title' | 'kind' | 'difficulty' | 'minutes'>;

function Card({ challenge, children }: { readonly challenge: Shown; readonly children: React.ReactNode }) {
  const { slug, title, kind, difficulty, minutes } = challenge;
  return (
    <li className={classes['card']}>
      <h3>
        <Link to={`/challenges/${slug}`}>{title}</Link>
      </h3>
      <p className={classes['reason']}>{children}</p>
      <p className={classes['facts']}>
        {t('facts', {
          kind: kindLabel(kind),
          difficulty: difficultyLabel(difficulty),
          duration: formatDuration(minutes),
        })}
      </p>
    </li>
  );
}

function Reason({ reason }: Pick<Suggestion, 'reason'>) {
  switch (reason.type) {
    case 'track': {
      const { slug, title, solved, total } = reason;
      const link = <Link to={`/tracks/${slug}`}>{title}</Link>;
      return <RichText text={t('next.reason.track', { solved, total })} tags={{ track: link }} />;
    }
    case 'first': {
      const link = <Link to={`/tracks/${reason.slug}`}>{reason.title}</Link>;
      return <RichText text={t('next.reason.first')} tags={{ track: link }} />;
    }
    case 'unmeasured':
      return <RichText text={t('next.reason.unmeasured')} tags={{ skill: skillLabel(reason.skill) }} />;
    case 'unsure':
      return <RichText text={t('next.reason.unsure')} tags={{ skill: skillLabel(reason.skill) }} />;
    case 'harder':
      return <RichText text={t('next.reason.harder')} tags={{ title: reason.than }} />;
  }
}

/** Challenges to continue with or start, each with its reason. */
export function NextSteps({ progress }: { readonly progress: MyProgress }) {
  const { continue: begun, suggestions } = progress;
  return (
    <>
      <section>
        <h2>{t('continue.title')}</h2>
        {begun.length === 0 && <p className={classes['note']}>{t('continue.none')}</p>}
        <ul className={classes['cards']} aria-label={t('continue.title')}>
          {begun.map((challenge) => (
            <Card key={challenge.slug} challenge={challenge}>
              {t('continue.last', {
                when: formatDateTime(challenge.lastAt),
                language: languageLabel(challenge.language),
              })}
            </Card>
          ))}
        </ul>
      </section>
      <section>
        <h2>{t('next.title')}</h2>
        {suggestions.length === 0 && <p className={classes['note']}>{t('next.none')}</p>}
        <ul className={classes['cards']} aria-label={t('next.title')}>
          {suggestions.map((suggestion) => (
            <Card key={suggestion.slug} challenge={suggestion}>
              <Reason reason={suggestion.reason} />
            </Card>
          ))}
        </ul>
      </section>
    </>
  );
}

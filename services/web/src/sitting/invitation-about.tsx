import type { InvitationView } from '@hone/contracts/hiring';
import { Skeleton } from '@mantine/core';
import { lazy, Suspense, type ReactNode } from 'react';
import { t } from '../strings/sitting.js';
import classes from './sitting.module.css';
import { describeStart } from './sitting-words.js';

// Otherwise most of this page's script would be the Markdown parser.
const StatementMarkdown = lazy(async () => ({
  default: (await import('../challenge/statement-markdown.js')).StatementMarkdown,
}));

/** What a candidate should know before the start. */
export type AboutView = Pick<
  InvitationView,
  | 'assistants'
  | 'letter'
  | 'walkThrough'
  | 'minutes'
  | 'extraTimePercent'
  | 'sections'
  | 'retentionDays'
  | 'intro'
  | 'opensAt'
> & {
  /** Null in a preview without a window. */
  readonly expiresAt: string | null;
};

function Topic({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{title}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function describeSection({ title, minutes, items }: AboutView['sections'][number]): string {
  return minutes === null
    ? t('about.section', { title, count: items })
    : t('about.sectionTimed', { title, minutes, count: items });
}

function Time({ view }: { readonly view: AboutView }) {
  const { minutes, extraTimePercent, opensAt, expiresAt, sections } = view;
  return (
    <Topic title={t('about.time')}>
      <strong>{t('about.minutes', { minutes })}</strong>
      {extraTimePercent > 0 && <span>{t('about.extra', { percent: extraTimePercent })}</span>}
      {expiresAt !== null && <span>{describeStart({ opensAt, expiresAt })}</span>}
      {opensAt !== null && <span>{t('about.fullTime')}</span>}
      <ul aria-label={t('about.sections')}>
        {sections.map((section, index) => (
          <li key={index}>{describeSection(section)}</li>
        ))}
      </ul>
    </Topic>
  );
}

function Recording({ view }: { readonly view: AboutView }) {
  return (
    <Topic title={t('about.recorded')}>
      <span>{t('about.recordedText')}</span>
      <span>{t('about.notRecorded')}</span>
      <span>{t('about.sameList')}</span>
      <span>{t('about.retention', { count: view.retentionDays })}</span>
    </Topic>
  );
}

/** Time, grading, recording, assistants, accommodations: what is asked and what is promised. */
export function InvitationAbout({ view }: { readonly view: AboutView }) {
  return (
    <>
      {view.intro !== '' && (
        <div className={classes['intro']}>
          <Suspense fallback={<Skeleton height={60} aria-busy="true" />}>
            <StatementMarkdown text={view.intro} />
          </Suspense>
        </div>
      )}
      <dl className={classes['about']}>
        <Time view={view} />
        <Topic title={t('about.grading')}>
          <span>{t('about.gradingText')}</span>
          <span>{t('about.gradingDeadline')}</span>
          <span>{t('about.gradingPeople')}</span>
          <span>{view.letter ? t('about.letterOn') : t('about.letterOff')}</span>
          {view.walkThrough && <span>{t('about.walkThrough')}</span>}
        </Topic>
        <Topic title={t('about.assistants')}>
          <span>{t(`about.policies.${view.assistants}`)}</span>
        </Topic>
        <Recording view={view} />
        <Topic title={t('about.faults')}>
          <span>{t('about.faultsText')}</span>
        </Topic>
        <Topic title={t('about.accommodations')}>
          <span>{t('about.accommodationsText')}</span>
        </Topic>
      </dl>
    </>
  );
}

import type { AssessmentContent } from '@hone/contracts/hiring';
import { Link, useParams } from 'react-router';
import { usePageTitle } from '../app/page-title.js';
import hiringClasses from '../hiring/hiring.module.css';
import { Loaded } from '../hiring/loaded.js';
import { useAssessment, useWorkspace } from '../hiring/use-hiring.js';
import { InvitationAbout, type AboutView } from '../sitting/invitation-about.js';
import sittingClasses from '../sitting/sitting.module.css';
import { t } from '../strings/builder.js';
import { RichText } from '../strings/rich-text.js';
import { t as tSitting } from '../strings/sitting.js';
import { minutesOf } from './builder-model.js';
import { useSummaries } from './use-summaries.js';

function aboutOf(content: AssessmentContent, retentionDays: number): AboutView {
  return {
    intro: content.intro,
    assistants: content.assistants,
    letter: content.letter,
    walkThrough: content.walkThrough ?? false,
    minutes: minutesOf(content) ?? 0,
    extraTimePercent: 0,
    opensAt: content.window?.opensAt ?? null,
    expiresAt: content.window?.closesAt ?? null,
    retentionDays,
    sections: content.sections.map(({ title, minutes = null, items, pick }) => ({
      title,
      minutes,
      items: pick ?? items.length,
    })),
  };
}

function Preview({ content }: { readonly content: AssessmentContent }) {
  const { name, retentionDays } = useWorkspace();
  const known = useSummaries();
  return (
    <div className={sittingClasses['page']}>
      <div className={sittingClasses['section']}>
        <h2>{content.title}</h2>
        <p className={sittingClasses['lead']}>
          <RichText text={tSitting('invitation.from')} tags={{ team: <strong>{name}</strong> }} />
        </p>
      </div>
      <InvitationAbout view={aboutOf(content, retentionDays)} />
      <section className={sittingClasses['section']} aria-label={t('preview.items')}>
        <h2>{t('preview.items')}</h2>
        <p className={sittingClasses['quiet']}>{t('preview.itemsText')}</p>
        <ul className={sittingClasses['missed']}>
          {content.sections
            .flatMap(({ items }) => items)
            .map(({ id, challenge }) => (
              <li key={id}>
                <Link to={`/challenges/${challenge}`}>{known.get(challenge)?.title ?? challenge}</Link>
              </li>
            ))}
        </ul>
      </section>
    </div>
  );
}

/** `/w/:w/assessments/:a/preview` */
export function PreviewPage() {
  usePageTitle(t('preview.title'));
  const { a = '' } = useParams();
  const { id } = useWorkspace();
  const query = useAssessment(a);
  return (
    <div className={hiringClasses['page']}>
      <div className={hiringClasses['head']}>
        <h1>{t('preview.title')}</h1>
        <Link to={`/w/${id}/assessments/${a}`}>{t('preview.back')}</Link>
      </div>
      <p className={hiringClasses['lead']}>{t('preview.text')}</p>
      <Loaded query={query} kept={t('kept')} height={400}>
        {({ content }) => <Preview content={content} />}
      </Loaded>
    </div>
  );
}

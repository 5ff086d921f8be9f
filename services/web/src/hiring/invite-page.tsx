import type { Assessment } from '@hone/contracts/hiring';
import { Link, useParams } from 'react-router';
import { usePageTitle } from '../app/page-title.js';
import { t } from '../strings/hiring.js';
import { formatDateTime } from '../words/quantities.js';
import { zoneName } from '../words/zone.js';
import classes from './hiring.module.css';
import { InviteMany } from './invite-many.js';
import { InviteOne } from './invite-one.js';
import { Loaded } from './loaded.js';
import { may, useAssessment, useWorkspace } from './use-hiring.js';

function Invitations({ assessment }: { readonly assessment: Assessment }) {
  const workspace = useWorkspace();
  if (!may(workspace, 'invite')) return <p className={classes['lead']}>{t('workspace.denied')}</p>;
  if (assessment.state !== 'published') return <p className={classes['lead']}>{t('invite.notPublished')}</p>;
  const window = assessment.versions.at(-1)?.window ?? null;
  return (
    <>
      {window !== null && (
        <p>
          {t('invite.window', {
            from: formatDateTime(window.opensAt),
            when: formatDateTime(window.closesAt),
            zone: zoneName(),
          })}
        </p>
      )}
      <div className={classes['two']}>
        <InviteOne assessment={assessment.id} hasWindow={window !== null} />
        <InviteMany assessment={assessment.id} />
      </div>
    </>
  );
}

/** `/w/:w/assessments/:a/invite` */
export function InvitePage() {
  usePageTitle(t('invite.title'));
  const { a = '' } = useParams();
  const { id } = useWorkspace();
  const query = useAssessment(a);
  return (
    <div className={classes['page']}>
      <div className={classes['head']}>
        <h1>{t('invite.title')}</h1>
        <div className={classes['buttons']}>
          <Link to={`/w/${id}/assessments/${a}`}>{t('invite.back')}</Link>
          <Link to={`/w/${id}/candidates?assessment=${a}`}>{t('invite.toCandidates')}</Link>
        </div>
      </div>
      <Loaded query={query}>
        {(assessment) => (
          <>
            <p className={classes['lead']}>{assessment.content.title}</p>
            <Invitations assessment={assessment} />
          </>
        )}
      </Loaded>
    </div>
  );
}

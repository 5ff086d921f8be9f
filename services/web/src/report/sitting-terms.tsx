import type { InvitationMailState, SittingReport } from '@hone/contracts/hiring';
import type { ReactNode } from 'react';
import hiringClasses from '../hiring/hiring.module.css';
import { describeCredit } from '../sitting/sitting-words.js';
import { t as tCommon } from '../strings/common.js';
import { t } from '../strings/report.js';
import { t as tSitting } from '../strings/sitting.js';
import { formatDateTime } from '../words/quantities.js';
import { zoneName } from '../words/zone.js';
import classes from './report.module.css';

function Term({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** Lines below each other; nothing if there are none. */
function Lines({ name, lines }: { readonly name: string; readonly lines: readonly string[] }) {
  if (lines.length === 0) return null;
  return (
    <Term name={name}>
      {lines.map((line, index) => (
        <span key={index} className={classes['sub']}>
          {line}
        </span>
      ))}
    </Term>
  );
}

function Times({ report }: { readonly report: SittingReport }) {
  const { row, openedAt, finishedBy } = report;
  return (
    <>
      <Term name={t('page.invited')}>{formatDateTime(row.invitedAt)}</Term>
      {openedAt !== null && <Term name={t('page.opened')}>{formatDateTime(openedAt)}</Term>}
      {row.opensAt !== null && <Term name={t('page.opens')}>{formatDateTime(row.opensAt)}</Term>}
      {row.startedAt === null ? (
        <Term name={t('page.expires')}>{formatDateTime(row.expiresAt)}</Term>
      ) : (
        <Term name={t('page.started')}>{formatDateTime(row.startedAt)}</Term>
      )}
      {row.deadline !== null && row.finishedAt === null && (
        <Term name={t('page.deadline')}>{formatDateTime(row.deadline)}</Term>
      )}
      {row.lastContactAt !== null && (
        <Term name={t('page.lastContact')}>{formatDateTime(row.lastContactAt)}</Term>
      )}
      {row.finishedAt !== null && (
        <Term name={t('page.ended')}>
          {t(`page.endedBy.${finishedBy ?? 'candidate'}`, { when: formatDateTime(row.finishedAt) })}
        </Term>
      )}
    </>
  );
}

/** The state of a mail; a server that accepted it can still return it later, which nobody reads. */
function describeMail({ at, state, detail }: InvitationMailState): string {
  return t(`page.mail.${state ?? 'unknown'}`, { when: formatDateTime(at), detail });
}

/** When and under which terms a candidate sat. */
export function SittingTerms({ report }: { readonly report: SittingReport }) {
  const { row, extraTimePercent, credits, erasesAt, retentionDays, mails } = report;
  const { title, version } = row.assessment;
  return (
    <section className={hiringClasses['panel']} aria-label={t('page.facts')}>
      <h2>{t('page.facts')}</h2>
      <dl className={classes['terms']}>
        <Term name={t('page.status')}>{t(`statuses.${row.status}`)}</Term>
        <Term name={t('page.assessment')}>{t('page.version', { title, version })}</Term>
        <Times report={report} />
        {extraTimePercent > 0 && (
          <Term name={t('page.extraTime')}>{t('page.percent', { percent: extraTimePercent })}</Term>
        )}
        <Lines name={t('page.mails')} lines={mails.map(describeMail)} />
        <Lines name={tSitting('overview.credits')} lines={credits.map(describeCredit)} />
        <Term name={t('page.erases')}>
          {erasesAt === null ? t('page.erasesLater', { count: retentionDays }) : formatDateTime(erasesAt)}
        </Term>
      </dl>
      <p className={hiringClasses['quiet']}>
        {tCommon('sentences', { first: t('page.zone', { zone: zoneName() }), second: t('page.audited') })}
      </p>
    </section>
  );
}

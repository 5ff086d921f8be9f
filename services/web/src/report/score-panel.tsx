import type { ReportItem, SittingReport } from '@hone/contracts/hiring';
import hiringClasses from '../hiring/hiring.module.css';
import { timeOf } from '../sitting/sitting-words.js';
import { t } from '../strings/report.js';
import { skillLabel } from '../words/labels.js';
import { formatPercent } from '../words/quantities.js';
import { describePoints } from './candidate-name.js';
import classes from './report.module.css';

/** Width of a full bar, as part of its cell. */
const FULL = 60;

function PercentBar({ percent }: { readonly percent: number }) {
  return (
    <div className={classes['bar']}>
      <span style={{ inlineSize: `${(percent / 100) * FULL}%` }} aria-hidden="true" />
      {formatPercent(percent / 100)}
    </div>
  );
}

function describeCounted({ counted, submissions }: ReportItem): string {
  const found = submissions.find(({ id }) => id === counted);
  return found === undefined ? t('score.none') : t(`score.by.${found.by}`, { time: timeOf(found.at) });
}

function ItemTable({ report }: { readonly report: SittingReport }) {
  const { hidden } = report.row;
  return (
    <div className={hiringClasses['scroll']} tabIndex={0} role="region" aria-label={t('score.title')}>
      <table className={hiringClasses['table']} aria-label={t('score.title')}>
        <thead>
          <tr>
            <th scope="col">{t('score.item')}</th>
            <th scope="col">{t('score.points')}</th>
            <th scope="col">{t('score.weight')}</th>
            <th scope="col">{t('score.counted')}</th>
          </tr>
        </thead>
        <tbody>
          {report.items.map((item) => (
            <tr key={item.id}>
              <th scope="row">{item.title}</th>
              <td>
                {item.percent === null ? (
                  hidden ? (
                    t('candidates.hidden')
                  ) : (
                    t('score.pending')
                  )
                ) : (
                  <PercentBar percent={item.percent} />
                )}
              </td>
              <td>{item.weight}</td>
              <td>{describeCounted(item)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function SkillTable({ skills }: Pick<SittingReport, 'skills'>) {
  if (skills.length === 0) return null;
  return (
    <div className={hiringClasses['scroll']} tabIndex={0} role="region" aria-label={t('score.skills')}>
      <table className={hiringClasses['table']} aria-label={t('score.skills')}>
        <thead>
          <tr>
            <th scope="col">{t('score.skill')}</th>
            <th scope="col">{t('score.percent')}</th>
          </tr>
        </thead>
        <tbody>
          {skills.map(({ skill, percent, items }) => (
            <tr key={skill}>
              <th scope="row">
                {skillLabel(skill)}
                <span className={classes['sub']}>{t('score.fromItems', { count: items })}</span>
              </th>
              <td>{percent === null ? t('score.notMeasured') : <PercentBar percent={percent} />}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Points by challenge and by skill. */
export function ScorePanel({ report }: { readonly report: SittingReport }) {
  const { row } = report;
  return (
    <section className={hiringClasses['panel']} aria-label={t('score.title')}>
      <h2>{t('score.title')}</h2>
      {row.hidden ? (
        <p className={hiringClasses['quiet']}>{t('score.hidden')}</p>
      ) : (
        row.finishedAt !== null && <p className={classes['total']}>{describePoints(row)}</p>
      )}
      <ItemTable report={report} />
      {!row.hidden && <SkillTable skills={report.skills} />}
    </section>
  );
}

import type { ReportItem, SittingReport } from '@hone/contracts/hiring';
import hiringClasses from '../hiring/hiring.module.css';
import { timeOf } from '../sitting/sitting-words.js';
import { t } from '../strings/report.js';
import { describePoints } from './candidate-name.js';
import { PercentBar } from './percent-bar.js';
import classes from './report.module.css';
import { SkillTable } from './skill-table.js';

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
      {report.percentile !== null && (
        <p className={hiringClasses['quiet']}>{t('score.percentile', report.percentile)}</p>
      )}
      <ItemTable report={report} />
      {!row.hidden && <SkillTable skills={report.skills} />}
    </section>
  );
}

import type { SittingReport } from '@hone/contracts/hiring';
import hiringClasses from '../hiring/hiring.module.css';
import { t } from '../strings/report.js';
import { skillLabel } from '../words/labels.js';
import { PercentBar } from './percent-bar.js';
import classes from './report.module.css';

/** Points by skill; a skill that no answer shows is named too. */
export function SkillTable({ skills }: Pick<SittingReport, 'skills'>) {
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

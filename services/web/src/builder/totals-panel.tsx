import hiringClasses from '../hiring/hiring.module.css';
import { t } from '../strings/builder.js';
import { difficultyLabel, skillLabel } from '../words/labels.js';
import { formatPercent } from '../words/quantities.js';
import { useBuilder } from './builder-context.js';
import { sumUp, type Totals } from './builder-model.js';
import classes from './builder.module.css';

/** Width of a full bar, as a percentage of its cell. */
const FULL = 60;

function SkillBars({ skills }: Pick<Totals, 'skills'>) {
  if (skills.length === 0) return <p className={hiringClasses['quiet']}>{t('totals.noSkills')}</p>;
  return (
    <table className={classes['skills']}>
      <caption>{t('totals.skills')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('totals.skill')}</th>
          <th scope="col">{t('totals.share')}</th>
        </tr>
      </thead>
      <tbody>
        {skills.map(({ skill, share }) => (
          <tr key={skill}>
            <th scope="row">{skillLabel(skill)}</th>
            <td>
              <div className={classes['bar']}>
                <span style={{ inlineSize: `${share * FULL}%` }} aria-hidden="true" />
                {formatPercent(Math.round(share * 100) / 100)}
              </div>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Totals: challenges, time, difficulty, skills. */
export function TotalsPanel() {
  const { content, known } = useBuilder();
  const totals = sumUp(content, known);
  const tight = totals.minutes !== null && totals.expected > totals.minutes;
  return (
    <section className={hiringClasses['panel']} aria-label={t('totals.title')}>
      <h2>{t('totals.title')}</h2>
      <div className={classes['totals']}>
        <ul>
          <li>{t('totals.items', { count: totals.items })}</li>
          <li>
            {totals.minutes === null ? t('totals.noTime') : t('totals.time', { minutes: totals.minutes })}
          </li>
          {totals.items > 0 && <li>{t('totals.expected', { minutes: totals.expected })}</li>}
          {tight && <li className={classes['warn']}>{t('totals.tight')}</li>}
          {totals.difficulty !== null && (
            <li>{t('totals.difficulty', { difficulty: difficultyLabel(totals.difficulty) })}</li>
          )}
        </ul>
        <SkillBars skills={totals.skills} />
      </div>
    </section>
  );
}

import type { SittingReport, SkillResult } from '@hone/contracts/hiring';
import hiringClasses from '../hiring/hiring.module.css';
import { t } from '../strings/report.js';
import { skillLabel } from '../words/labels.js';
import { PercentBar } from './percent-bar.js';
import classes from './report.module.css';

/** The number of challenges that measured a skill. */
function describeSource({ items, unmeasured }: SkillResult): string {
  if (items === 0) return t('score.nothing', { count: unmeasured });
  if (unmeasured === 0) return t('score.fromItems', { count: items });
  return t('score.fromSome', { count: items, all: items + unmeasured });
}

function describeRange({ percent, range }: SkillResult): string {
  if (range !== null) return t('score.range', range);
  return percent === null ? '' : t('score.oneItem');
}

function SkillRow({ result }: { readonly result: SkillResult }) {
  const { skill, percent } = result;
  return (
    <tr>
      <th scope="row">
        {skillLabel(skill)}
        <span className={classes['sub']}>{describeSource(result)}</span>
      </th>
      <td>{percent === null ? t('score.notMeasured') : <PercentBar percent={percent} />}</td>
      <td>{describeRange(result)}</td>
    </tr>
  );
}

/** Points by skill with their ranges; lists skills without evidence too. */
export function SkillTable({ skills }: Pick<SittingReport, 'skills'>) {
  if (skills.length === 0) return null;
  return (
    <>
      <div className={hiringClasses['scroll']} tabIndex={0} role="region" aria-label={t('score.skills')}>
        <table className={hiringClasses['table']} aria-label={t('score.skills')}>
          <thead>
            <tr>
              <th scope="col">{t('score.skill')}</th>
              <th scope="col">{t('score.percent')}</th>
              <th scope="col">{t('score.rangeTitle')}</th>
            </tr>
          </thead>
          <tbody>
            {skills.map((result) => (
              <SkillRow key={result.skill} result={result} />
            ))}
          </tbody>
        </table>
      </div>
      <p className={hiringClasses['quiet']}>{t('score.rangeText')}</p>
    </>
  );
}

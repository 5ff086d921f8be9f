import { Button } from '@mantine/core';
import type { SkillProgress } from '@hone/contracts/practice';
import { useState } from 'react';
import { t as tCommon } from '../strings/common.js';
import { t } from '../strings/me.js';
import { skillLabel } from '../words/labels.js';
import { groupByArea, type AreaSkills } from './area-skills.js';
import classes from './dashboard.module.css';
import { SkillRadar } from './skill-radar.js';

/** A range on a scale from 0 to 100, with the estimate. */
function RangeBar({ low, high, estimate }: NonNullable<SkillProgress['measured']>) {
  return (
    <svg className={classes['range']} width="120" height="12" viewBox="0 0 120 12" aria-hidden="true">
      <line x1="1" x2="119" y1="6" y2="6" stroke="var(--line)" strokeWidth="2" />
      <line
        x1={1.18 * low + 1}
        x2={1.18 * high + 1}
        y1="6"
        y2="6"
        stroke="var(--accent-line)"
        strokeWidth="6"
        strokeLinecap="round"
      />
      <circle cx={1.18 * estimate + 1} cy="6" r="4" fill="var(--accent)" />
    </svg>
  );
}

function SkillRow({ skill }: { readonly skill: SkillProgress }) {
  const { measured, offered, solved } = skill;
  return (
    <tr>
      <th scope="row">{skillLabel(skill.skill)}</th>
      {measured === null ? (
        <td colSpan={2} className={classes['none']}>
          {offered === 0 ? t('skills.notOffered') : t('skills.notMeasured')}
        </td>
      ) : (
        <>
          <td>
            <RangeBar {...measured} /> {t('skills.estimateOf', { value: measured.estimate })}
          </td>
          <td>{t('skills.rangeOf', measured)}</td>
        </>
      )}
      <td className={classes['measuredBy']}>
        {t('skills.challenges', { count: measured?.challenges ?? 0 })}
      </td>
      <td>{t('skills.solvedOf', { solved, offered })}</td>
    </tr>
  );
}

function AreaRows({ area, all }: { readonly area: AreaSkills; readonly all: boolean }) {
  const shown = area.skills.filter(({ measured }) => all || measured !== null);
  if (shown.length === 0) return null;
  return (
    <tbody>
      <tr className={classes['area']}>
        <th scope="rowgroup" colSpan={5}>
          {tCommon(`skillAreas.${area.id}`)}
        </th>
      </tr>
      {shown.map((skill) => (
        <SkillRow key={skill.skill} skill={skill} />
      ))}
    </tbody>
  );
}

/** Skills as radar and as a table. */
export function SkillMap({ skills }: { readonly skills: readonly SkillProgress[] }) {
  const [all, setAll] = useState(false);
  const areas = groupByArea(skills);
  const isMeasured = skills.some(({ measured }) => measured !== null);
  return (
    <section>
      <h2>{t('skills.title')}</h2>
      <p className={classes['note']}>{isMeasured ? t('skills.about') : t('skills.noneMeasured')}</p>
      <div className={classes['map']}>
        <SkillRadar areas={areas} />
        <div>
          <div className={classes['scroll']} tabIndex={0} role="region" aria-label={t('skills.title')}>
            <table className={classes['table']} aria-label={t('skills.title')}>
              <thead>
                <tr>
                  <th scope="col">{t('skills.skill')}</th>
                  <th scope="col">{t('skills.estimate')}</th>
                  <th scope="col">{t('skills.range')}</th>
                  <th scope="col">{t('skills.measuredBy')}</th>
                  <th scope="col">{t('totals.solved')}</th>
                </tr>
              </thead>
              {areas.map((area) => (
                <AreaRows key={area.id} area={area} all={all || !isMeasured} />
              ))}
            </table>
          </div>
          {isMeasured && (
            <Button variant="default" size="xs" mt={10} onClick={() => setAll(!all)}>
              {all ? t('skills.showMeasured') : t('skills.showAll')}
            </Button>
          )}
        </div>
      </div>
    </section>
  );
}

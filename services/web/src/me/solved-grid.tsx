import type { ChallengeProgress } from '@hone/contracts/practice';
import { Link } from 'react-router';
import { t as tCommon } from '../strings/common.js';
import { t } from '../strings/me.js';
import { SKILL_AREAS } from '../words/labels.js';
import classes from './dashboard.module.css';

/** A challenge belongs to the area of its first skill. */
function inArea(challenges: readonly ChallengeProgress[], area: (typeof SKILL_AREAS)[number]) {
  return challenges
    .filter(({ skills: [first] }) => first !== undefined && area.skills.includes(first))
    .sort((one, other) => one.difficulty - other.difficulty);
}

/** Every challenge as a square, by area; the easiest comes first. */
export function SolvedGrid({ challenges }: { readonly challenges: readonly ChallengeProgress[] }) {
  const areas = SKILL_AREAS.map((area) => ({ id: area.id, own: inArea(challenges, area) })).filter(
    ({ own }) => own.length > 0,
  );
  return (
    <section>
      <h2>{t('grid.title')}</h2>
      <dl className={classes['grid']}>
        {areas.map(({ id, own }) => (
          <div key={id}>
            <dt>
              {tCommon(`skillAreas.${id}`)}
              <span>
                {t('grid.solvedOf', {
                  solved: own.filter(({ status }) => status === 'solved').length,
                  total: own.length,
                })}
              </span>
            </dt>
            <dd>
              {own.map(({ slug, title, status }) => {
                const label = t('grid.cell', { title, status: tCommon(`progress.${status}`) });
                return (
                  <Link
                    key={slug}
                    to={`/challenges/${slug}`}
                    className={classes['cell']}
                    data-status={status}
                    title={label}
                    aria-label={label}
                  />
                );
              })}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

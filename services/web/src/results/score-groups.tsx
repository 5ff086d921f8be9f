import type { Score } from '@hone/contracts';
import { t } from '../strings/results.js';
import { RichText } from '../strings/rich-text.js';
import { formatPercent, formatPoints } from '../words/quantities.js';
import classes from './outcome.module.css';

function share(points: number, max: number): number {
  return max === 0 ? 0 : Math.max(0, Math.min(1, points / max));
}

function PointsOf({ points, max }: { readonly points: number; readonly max: number }) {
  return (
    <RichText
      text={t('score.of', { points: formatPoints(points), max: formatPoints(max) })}
      tags={{ max: (words) => <span>{words}</span> }}
    />
  );
}

/** A group without points: whether it lets the others count. */
function describeGate({ components }: Score['groups'][number]): string {
  const isBroken = components.some(({ status }) => status === 'fail' || status === 'error');
  return t(isBroken ? 'score.gateFailed' : 'score.gateHeld');
}

/** Why the total is less than the sum of the groups. */
function CapRow({ cap }: Pick<Score, 'cap'>) {
  if (cap === undefined) return null;
  return (
    <tr>
      <th scope="row">{t('score.cappedAt')}</th>
      <td>{formatPercent(cap.at / 100)}</td>
    </tr>
  );
}

/** Points by group, as bars in a table. */
export function ScoreGroups({ score }: { readonly score: Score }) {
  return (
    <table className={classes['groups']}>
      <caption>{t('score.caption')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('score.group')}</th>
          <th scope="col">{t('score.points')}</th>
        </tr>
      </thead>
      <tbody>
        {score.groups.map((group) => (
          <tr key={group.id}>
            <th scope="row">
              {group.title}
              {group.max > 0 && (
                <span className={classes['bar']} aria-hidden="true">
                  <span style={{ inlineSize: `${share(group.points, group.max) * 100}%` }} />
                </span>
              )}
            </th>
            <td>
              {group.max === 0 ? describeGate(group) : <PointsOf points={group.points} max={group.max} />}
            </td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <CapRow cap={score.cap} />
        <tr>
          <th scope="row">{t('score.total')}</th>
          <td>
            <PointsOf points={score.points} max={score.max} />
          </td>
        </tr>
      </tfoot>
    </table>
  );
}

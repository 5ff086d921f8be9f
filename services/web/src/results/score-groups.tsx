import type { Score } from '@hone/contracts';
import { formatPoints } from '../words/quantities.js';
import classes from './outcome.module.css';

function share(points: number, max: number): number {
  return max === 0 ? 0 : Math.max(0, Math.min(1, points / max));
}

/** Why the total is less than the sum of the groups. */
function CapRow({ cap }: Pick<Score, 'cap'>) {
  if (cap === undefined) return null;
  return (
    <tr>
      <th scope="row">Held at</th>
      <td>{cap.at}%</td>
    </tr>
  );
}

/** Points by group, as bars in a table. */
export function ScoreGroups({ score }: { readonly score: Score }) {
  return (
    <table className={classes['groups']}>
      <caption>Score by group</caption>
      <thead>
        <tr>
          <th scope="col">Group</th>
          <th scope="col">Points</th>
        </tr>
      </thead>
      <tbody>
        {score.groups.map((group) => (
          <tr key={group.id}>
            <th scope="row">
              {group.title}
              <span className={classes['bar']} aria-hidden="true">
                <span style={{ inlineSize: `${share(group.points, group.max) * 100}%` }} />
              </span>
            </th>
            <td>
              {formatPoints(group.points)}
              <span> of {formatPoints(group.max)}</span>
            </td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <CapRow cap={score.cap} />
        <tr>
          <th scope="row">Total</th>
          <td>
            {formatPoints(score.points)}
            <span> of {formatPoints(score.max)}</span>
          </td>
        </tr>
      </tfoot>
    </table>
  );
}

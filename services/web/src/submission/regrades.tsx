import type { RegradeComparison, Submission } from '@hone/contracts';
import { Link } from 'react-router';
import { changesOf } from '../words/regrade.js';
import classes from './regrades.module.css';

function Comparison({ comparison }: { readonly comparison: RegradeComparison }) {
  return (
    <table className={classes['table']}>
      <caption>What grading again has changed</caption>
      <thead>
        <tr>
          <th scope="col">Of</th>
          <th scope="col">Before</th>
          <th scope="col">Now</th>
        </tr>
      </thead>
      <tbody>
        {changesOf(comparison).map(({ what, before, after }) => (
          <tr key={what} data-changed={before !== after}>
            <th scope="row">{what}</th>
            <td>{before}</td>
            <td>{after}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** How this record and others of the same files are tied together, and what changed between them. */
export function Regrades({ record }: { readonly record: Submission }) {
  const { regradeOf, regrades = [], comparison } = record;
  if (regradeOf === undefined && regrades.length === 0) return null;
  return (
    <section className={classes['regrades']} aria-label="Graded again">
      {regradeOf !== undefined && (
        <p>
          These are the files of <Link to={`/submissions/${regradeOf}`}>an earlier submission</Link>, graded
          again.
        </p>
      )}
      {regrades.length > 0 && (
        <p>
          Graded again:{' '}
          {regrades.map((id, index) => (
            <Link key={id} to={`/submissions/${id}`} className={classes['link'] ?? ''}>
              {regrades.length === 1 ? 'see the newer result' : `result ${index + 1}`}
            </Link>
          ))}
        </p>
      )}
      {comparison !== undefined && <Comparison comparison={comparison} />}
    </section>
  );
}

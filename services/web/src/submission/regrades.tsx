import type { RegradeComparison, Submission } from '@hone/contracts';
import { Link } from 'react-router';
import { RichText } from '../strings/rich-text.js';
import { t } from '../strings/submission.js';
import { changesOf } from '../words/regrade.js';
import classes from './regrades.module.css';

function Comparison({ comparison }: { readonly comparison: RegradeComparison }) {
  return (
    <table className={classes['table']}>
      <caption>{t('regrades.changes')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('regrades.item')}</th>
          <th scope="col">{t('regrades.before')}</th>
          <th scope="col">{t('regrades.after')}</th>
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

function NewerResults({ ids }: { readonly ids: readonly string[] }) {
  const linkTo = (id: string, words: string) => (
    <Link key={id} to={`/submissions/${id}`} className={classes['link'] ?? ''}>
      {words}
    </Link>
  );
  const [only] = ids;
  if (ids.length === 1 && only !== undefined)
    return (
      <p>
        <RichText text={t('regrades.newer')} tags={{ link: (words) => linkTo(only, words) }} />
      </p>
    );
  const links = ids.map((id, index) => linkTo(id, t('regrades.result', { number: index + 1 })));
  return (
    <p>
      <RichText text={t('regrades.several')} tags={{ links }} />
    </p>
  );
}

/** How this record and others of the same files are related, and what changed between them. */
export function Regrades({ record }: { readonly record: Submission }) {
  const { regradeOf, regrades = [], comparison } = record;
  if (regradeOf === undefined && regrades.length === 0) return null;
  return (
    <section className={classes['regrades']} aria-label={t('regrades.label')}>
      {regradeOf !== undefined && (
        <p>
          <RichText
            text={t('regrades.from')}
            tags={{ link: (words) => <Link to={`/submissions/${regradeOf}`}>{words}</Link> }}
          />
        </p>
      )}
      {regrades.length > 0 && <NewerResults ids={regrades} />}
      {comparison !== undefined && <Comparison comparison={comparison} />}
    </section>
  );
}

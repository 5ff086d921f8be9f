import {
  SIMILARITY_LISTED_FROM,
  type ItemSimilarity,
  type SimilarAnswer,
  type SimilarExcerpt,
} from '@hone/contracts/hiring';
import { Link, useParams } from 'react-router';
import hiringClasses from '../hiring/hiring.module.css';
import { t as tCommon } from '../strings/common.js';
import { t } from '../strings/similarity.js';
import classes from './report.module.css';

interface ExcerptProps {
  readonly excerpt: SimilarExcerpt;
  readonly whose: string;
}

function Excerpt({ excerpt: { path, line, text }, whose }: ExcerptProps) {
  const place = t('place', { whose, path, line });
  return (
    <figure className={classes['excerpt']}>
      <figcaption>{place}</figcaption>
      <pre tabIndex={0} role="region" aria-label={place}>
        <code>{text}</code>
      </pre>
    </figure>
  );
}

function Match({ match }: { readonly match: SimilarAnswer }) {
  const { w = '' } = useParams();
  const { sitting, candidate, percent, examples } = match;
  const name = candidate ?? t('somebody');
  return (
    <div className={hiringClasses['section']}>
      <p>
        {t('match', { percent, name })} <Link to={`/w/${w}/sittings/${sitting}`}>{t('open', { name })}</Link>
      </p>
      {examples.length === 0 && <p className={hiringClasses['quiet']}>{t('noExamples')}</p>}
      {examples.map(({ own, other }) => (
        <div key={`${own.path} ${own.line} ${other.line}`} className={classes['pair']}>
          <Excerpt excerpt={own} whose={t('own')} />
          <Excerpt excerpt={other} whose={name} />
        </div>
      ))}
    </div>
  );
}

function Numbers({ item }: { readonly item: ItemSimilarity }) {
  const { state, compared, highest, typical, matches } = item;
  if (state !== 'compared' || highest === null || typical === null)
    return <p className={hiringClasses['quiet']}>{t(`states.${state}`)}</p>;
  const numbers = t('numbers', { highest, typical, count: compared });
  if (matches.length > 0) return <p>{numbers}</p>;
  const none = t('none', { from: SIMILARITY_LISTED_FROM });
  return <p>{tCommon('sentences', { first: numbers, second: none })}</p>;
}

/** One challenge: the numbers, and the most similar answers with places side by side. */
export function SimilarItem({ item, title }: { readonly item: ItemSimilarity; readonly title: string }) {
  return (
    <div className={hiringClasses['section']}>
      <h3>{title}</h3>
      <Numbers item={item} />
      {item.matches.map((match) => (
        <Match key={match.sitting} match={match} />
      ))}
    </div>
  );
}

import type { Review, Rubric, SittingReport } from '@hone/contracts/hiring';
import hiringClasses from '../hiring/hiring.module.css';
import { t } from '../strings/report.js';
import { formatDateTime, formatPercent } from '../words/quantities.js';
import { placeOf } from './note-places.js';
import classes from './report.module.css';

function describeLevel({ ratings }: Review, { id, levels }: Rubric['items'][number]): string {
  const rating = ratings.find(({ item }) => item === id);
  return (rating === undefined ? undefined : levels[rating.level]?.title) ?? t('review.notRated');
}

interface OneReviewProps {
  readonly review: Review;
  readonly report: SittingReport;
}

function OneReview({ review, report }: OneReviewProps) {
  const { rubric } = report;
  const { reviewer, handedInAt, percent, notes } = review;
  return (
    <li>
      <strong>
        {t('review.by', { name: reviewer.name, when: handedInAt === null ? '' : formatDateTime(handedInAt) })}
      </strong>
      {percent !== null && (
        <span className={classes['sub']}>
          {t('review.percent', { percent: formatPercent(percent / 100) })}
        </span>
      )}
      <ul>
        {rubric.items.map((item) => (
          <li key={item.id}>
            {t('review.rating', { criterion: item.title, level: describeLevel(review, item) })}
          </li>
        ))}
      </ul>
      {notes.map((note, index) => (
        <blockquote key={index} className={classes['quote']}>
          {note.line !== undefined && <span className={classes['sub']}>{placeOf(note, report)}</span>}
          {note.text}
        </blockquote>
      ))}
    </li>
  );
}

/** Submitted reviews; none of them before the reader's is. */
export function OtherReviews({ report }: { readonly report: SittingReport }) {
  const { reviews, agreement } = report;
  return (
    <section className={hiringClasses['panel']} aria-label={t('review.others')}>
      <h2>{t('review.others')}</h2>
      {reviews === null && <p className={hiringClasses['quiet']}>{t('score.hidden')}</p>}
      {reviews?.length === 0 && <p className={hiringClasses['quiet']}>{t('review.none')}</p>}
      {agreement !== null && <p>{t('review.agreement', { percent: formatPercent(agreement) })}</p>}
      {reviews !== null && reviews.length > 0 && (
        <ul className={classes['plain']}>
          {reviews.map((review) => (
            <OneReview key={review.reviewer.id} review={review} report={report} />
          ))}
        </ul>
      )}
    </section>
  );
}

import type { Explanation } from '@hone/contracts/hiring';
import { t } from '../strings/report.js';
import { formatDateTime } from '../words/quantities.js';
import classes from './report.module.css';

/** The candidate's explanations of the answer, with the questions. */
export function Explanations({ explanations }: { readonly explanations: readonly Explanation[] }) {
  if (explanations.length === 0) return null;
  return (
    <>
      <h3>{t('item.explained')}</h3>
      <dl className={classes['explained']}>
        {explanations.map(({ template, question, text, at }) => (
          <div key={template}>
            <dt>{question}</dt>
            <dd>
              <blockquote className={classes['quote']}>{text}</blockquote>
              <span className={classes['sub']}>{formatDateTime(at)}</span>
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}

import { Link, useParams } from 'react-router';
import { t } from '../strings/sitting.js';
import { t as tChallenge } from '../strings/challenge.js';
import { t as tSubmission } from '../strings/submission.js';
import { verdictLabel } from '../words/labels.js';
import classes from './sitting.module.css';
import { timeOf } from './sitting-words.js';
import { useSitting } from './use-sitting.js';

/** The submissions of the current item, newest first. */
export function ItemHistory({ onOpen }: { readonly onOpen: () => void }) {
  const { id, sections } = useSitting();
  const { item = '' } = useParams();
  const found = sections.flatMap(({ items }) => items).find((candidate) => candidate.id === item);
  const submissions = found?.submissions ?? [];
  if (submissions.length === 0) return <p className={classes['quiet']}>{tChallenge('history.empty')}</p>;
  return (
    <table className={classes['table']} aria-label={tSubmission('history.label')}>
      <thead>
        <tr>
          <th scope="col">{tSubmission('history.when')}</th>
          <th scope="col">{tSubmission('history.verdict')}</th>
        </tr>
      </thead>
      <tbody>
        {submissions.toReversed().map(({ id: submission, at, verdict, status }) => (
          <tr key={submission}>
            <td>
              <Link
                to={`/sittings/${id}/items/${item}?submission=${submission}&mode=submit`}
                onClick={onOpen}
              >
                {timeOf(at)}
              </Link>
            </td>
            <td>{verdict === null ? tSubmission(`history.${status}`) : verdictLabel(verdict)}</td>
          </tr>
        ))}
      </tbody>
      <caption className={classes['quiet']}>{t('about.gradingText')}</caption>
    </table>
  );
}

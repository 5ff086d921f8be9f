import { decisionOutcomeSchema, type SittingRow } from '@hone/contracts/hiring';
import { Link } from 'react-router';
import hiringClasses from '../hiring/hiring.module.css';
import { useWorkspace } from '../hiring/use-hiring.js';
import { t } from '../strings/report.js';
import { formatDateTime } from '../words/quantities.js';
import { candidateName, describePoints } from './candidate-name.js';
import classes from './report.module.css';

const TONES: Partial<Record<SittingRow['status'], 'live' | 'warn'>> = {
  started: 'live',
  expired: 'warn',
  revoked: 'warn',
};

function describeTime({ finishedAt, deadline, startedAt, opensAt, expiresAt, status }: SittingRow): string {
  if (finishedAt !== null) return t('candidates.ended', { when: formatDateTime(finishedAt) });
  if (deadline !== null && startedAt !== null)
    return t('candidates.running', { when: formatDateTime(deadline) });
  if (status !== 'invited' && status !== 'opened') return '';
  const when = formatDateTime(expiresAt);
  return opensAt === null
    ? t('candidates.expires', { when })
    : t('candidates.between', { from: formatDateTime(opensAt), when });
}

function describeReviews({ handedIn, open }: SittingRow['reviews']): string {
  return open === 0
    ? t('candidates.reviewsDone', { done: handedIn })
    : t('candidates.reviewsOpen', { done: handedIn, open });
}

/** The decision's word; a word unknown to this page is shown unchanged. */
export function describeOutcome(outcome: string): string {
  const parsed = decisionOutcomeSchema.safeParse(outcome);
  return parsed.success ? t(`outcomes.${parsed.data}`) : outcome;
}

interface CandidateRowProps {
  readonly row: SittingRow;
  readonly chosen: boolean;
  readonly onChoose: () => void;
}

/** A candidate in the table. */
export function CandidateRow({ row, chosen, onChoose }: CandidateRowProps) {
  const { id } = useWorkspace();
  const name = candidateName(row);
  const { email } = row.candidate;
  return (
    <tr>
      <td>
        <input
          type="checkbox"
          className={classes['choice']}
          aria-label={t('candidates.selectOne', { name })}
          checked={chosen}
          onChange={onChoose}
        />
      </td>
      <th scope="row">
        <Link to={`/w/${id}/sittings/${row.id}`}>{name}</Link>
        {email !== null && email !== name && <span className={classes['sub']}>{email}</span>}
      </th>
      <td>{row.assessment.title}</td>
      <td>
        <span className={hiringClasses['state']} data-tone={TONES[row.status] ?? 'plain'}>
          {t(`statuses.${row.status}`)}
        </span>
        {row.outcome !== null && <span className={classes['sub']}>{describeOutcome(row.outcome)}</span>}
      </td>
      <td className={hiringClasses['number']}>{describePoints(row)}</td>
      <td className={hiringClasses['nowrap']}>{describeReviews(row.reviews)}</td>
      <td className={hiringClasses['nowrap']}>
        {describeTime(row)}
        {row.lastContactAt !== null && (
          <span className={classes['sub']}>
            {t('candidates.lastContact', { when: formatDateTime(row.lastContactAt) })}
          </span>
        )}
      </td>
    </tr>
  );
}

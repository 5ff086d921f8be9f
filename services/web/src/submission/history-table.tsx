import { Button, Skeleton } from '@mantine/core';
import type { SubmissionSummary } from '@hone/contracts';
import { IconCheck, IconCircleHalf2, IconClock, IconCloudOff, IconX } from '@tabler/icons-react';
import { Link } from 'react-router';
import { FailurePanel } from '../app/failure-panel.js';
import { languageLabel, VERDICT_WORDS } from '../words/labels.js';
import { formatMoment, formatPoints } from '../words/quantities.js';
import { REASON_WORDS } from '../words/reasons.js';
import classes from './history.module.css';
import { useHistory, useMe } from './use-history.js';

const STATUS_WORDS = {
  queued: 'Queued',
  running: 'Running',
  graded: 'Graded',
  voided: 'Voided',
  cancelled: 'Cancelled',
} as const;

const ICONS = { accepted: IconCheck, partial: IconCircleHalf2, rejected: IconX } as const;

function iconOf(row: SubmissionSummary) {
  if (row.verdict !== null) return ICONS[row.verdict];
  return row.status === 'queued' || row.status === 'running' ? IconClock : IconCloudOff;
}

function VerdictCell({ row }: { readonly row: SubmissionSummary }) {
  const Icon = iconOf(row);
  return (
    <td>
      <span className={classes['verdict']} data-verdict={row.verdict ?? 'none'}>
        <Icon size={15} stroke={2.4} aria-hidden />
        {row.verdict === null ? STATUS_WORDS[row.status] : VERDICT_WORDS[row.verdict]}
      </span>
      {row.reason !== null && <span className={classes['reason']}>{REASON_WORDS[row.reason].short}</span>}
    </td>
  );
}

interface RowProps {
  readonly row: SubmissionSummary;
  /** Title of its challenge, where rows of several are mixed. */
  readonly title: string | undefined;
  readonly linkTo: (row: SubmissionSummary) => string;
  readonly onOpen: (() => void) | undefined;
}

function HistoryRow({ row, title, linkTo, onOpen }: RowProps) {
  return (
    <tr>
      <td>
        <Link to={linkTo(row)} onClick={onOpen}>
          {formatMoment(row.createdAt)}
        </Link>
      </td>
      {title !== undefined && (
        <td>
          <Link to={`/challenges/${row.challenge.slug}`}>{title}</Link>
        </td>
      )}
      <VerdictCell row={row} />
      <td className={classes['points']}>{row.score === null ? '' : formatPoints(row.score.points)}</td>
      <td>{row.mode === 'run' ? 'Run' : 'Submit'}</td>
      <td>{languageLabel(row.language)}</td>
    </tr>
  );
}

interface RowsProps {
  readonly rows: readonly SubmissionSummary[];
  readonly titleOf: ((slug: string) => string) | undefined;
  readonly linkTo: (row: SubmissionSummary) => string;
  readonly onOpen: (() => void) | undefined;
}

function HistoryRows({ rows, titleOf, linkTo, onOpen }: RowsProps) {
  return (
    <div className={classes['scroll']} tabIndex={0} role="region" aria-label="History, scrolls sideways">
      <table className={classes['table']} aria-label="History">
        <thead>
          <tr>
            <th scope="col">When</th>
            {titleOf !== undefined && <th scope="col">Challenge</th>}
            <th scope="col">Verdict</th>
            <th scope="col" className={classes['points']}>
              Points
            </th>
            <th scope="col">Mode</th>
            <th scope="col">Language</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <HistoryRow
              key={row.id}
              row={row}
              title={titleOf?.(row.challenge.slug)}
              linkTo={linkTo}
              onOpen={onOpen}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface HistoryTableProps {
  /** Only this challenge's; all of the user's otherwise. */
  readonly challenge?: string;
  /** Names each row's challenge, where rows of several are mixed. */
  readonly titleOf?: ((slug: string) => string) | undefined;
  readonly linkTo: (row: SubmissionSummary) => string;
  /** Told when a row was chosen, for pages that show it in place. */
  readonly onOpen?: (() => void) | undefined;
  readonly empty: string;
}

/** Own submissions with their verdicts. */
export function HistoryTable({ challenge, titleOf, linkTo, onOpen, empty }: HistoryTableProps) {
  const me = useMe();
  const query = useHistory(challenge);
  if (query.isError)
    return (
      <FailurePanel
        error={query.error}
        kept="All submissions are kept."
        onRetry={() => void query.refetch()}
      />
    );
  if (me.isPending || (me.data !== null && query.isPending))
    return <Skeleton height={120} aria-busy="true" />;
  const rows = query.data?.pages.flatMap((page) => page.items) ?? [];
  if (rows.length === 0) return <p className={classes['empty']}>{empty}</p>;
  return (
    <div className={classes['wrap']}>
      <HistoryRows rows={rows} titleOf={titleOf} linkTo={linkTo} onOpen={onOpen} />
      {query.hasNextPage && (
        <Button
          variant="default"
          size="xs"
          loading={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          Show older
        </Button>
      )}
    </div>
  );
}

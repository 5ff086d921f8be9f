import { Skeleton } from '@mantine/core';
import type { SubmissionSummary } from '@hone/contracts';
import { IconCheck, IconCircleHalf2, IconClock, IconCloudOff, IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { FailurePanel } from '../app/failure-panel.js';
import { MoreButton } from '../app/more-button.js';
import { t as tCommon } from '../strings/common.js';
import { t } from '../strings/submission.js';
import { languageLabel, verdictLabel } from '../words/labels.js';
import { formatDateTime, formatPoints } from '../words/quantities.js';
import { describeReason } from '../words/reasons.js';
import classes from './history.module.css';
import { useHistory, useMe } from './use-history.js';

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
        {row.verdict === null ? t(`history.${row.status}`) : verdictLabel(row.verdict)}
      </span>
      {row.regradeOf !== undefined && <span className={classes['reason']}>{t('history.regraded')}</span>}
      {row.reason !== null && <span className={classes['reason']}>{describeReason(row.reason).short}</span>}
    </td>
  );
}

/** A further column, for pages with an action on a row. */
export interface HistoryColumn {
  readonly title: string;
  readonly cell: (row: SubmissionSummary) => ReactNode;
  /** Placed before all others: a selection column must not scroll out of sight. */
  readonly first?: boolean;
}

/** Columns of one side of the table. */
function columnsAt(columns: readonly HistoryColumn[], first: boolean): readonly HistoryColumn[] {
  return columns.filter((column) => (column.first ?? false) === first);
}

interface RowProps {
  readonly row: SubmissionSummary;
  /** Title of its challenge, if rows of several are mixed. */
  readonly title: string | undefined;
  readonly linkTo: (row: SubmissionSummary) => string;
  readonly onOpen: (() => void) | undefined;
  readonly extra: readonly HistoryColumn[];
}

interface ExtraProps {
  readonly row: SubmissionSummary;
  readonly columns: readonly HistoryColumn[];
}

function ExtraCells({ row, columns }: ExtraProps) {
  return columns.map((column) => (
    <td key={column.title} className={classes['extra']}>
      {column.cell(row)}
    </td>
  ));
}

function ExtraHeads({ columns }: { readonly columns: readonly HistoryColumn[] }) {
  return columns.map(({ title }) => (
    <th key={title} scope="col">
      {title}
    </th>
  ));
}

function HistoryRow({ row, title, linkTo, onOpen, extra }: RowProps) {
  return (
    <tr>
      <ExtraCells row={row} columns={columnsAt(extra, true)} />
      <td>
        <Link to={linkTo(row)} onClick={onOpen}>
          {formatDateTime(row.createdAt)}
        </Link>
      </td>
      {title !== undefined && (
        <td>
          <Link to={`/challenges/${row.challenge.slug}`}>{title}</Link>
        </td>
      )}
      <VerdictCell row={row} />
      <td className={classes['points']}>{row.score === null ? '' : formatPoints(row.score.points)}</td>
      <td>{tCommon(`modes.${row.mode}`)}</td>
      <td>{languageLabel(row.language)}</td>
      <ExtraCells row={row} columns={columnsAt(extra, false)} />
    </tr>
  );
}

interface RowsProps {
  readonly rows: readonly SubmissionSummary[];
  readonly titleOf: ((slug: string) => string) | undefined;
  readonly linkTo: (row: SubmissionSummary) => string;
  readonly onOpen: (() => void) | undefined;
  readonly extra: readonly HistoryColumn[];
}

function Heads({ titled, extra }: { readonly titled: boolean; readonly extra: readonly HistoryColumn[] }) {
  return (
    <tr>
      <ExtraHeads columns={columnsAt(extra, true)} />
      <th scope="col">{t('history.when')}</th>
      {titled && <th scope="col">{t('history.challenge')}</th>}
      <th scope="col">{t('history.verdict')}</th>
      <th scope="col" className={classes['points']}>
        {t('history.points')}
      </th>
      <th scope="col">{t('history.mode')}</th>
      <th scope="col">{t('history.language')}</th>
      <ExtraHeads columns={columnsAt(extra, false)} />
    </tr>
  );
}

function HistoryRows({ rows, titleOf, linkTo, onOpen, extra }: RowsProps) {
  return (
    <div className={classes['scroll']} tabIndex={0} role="region" aria-label={t('history.scrolls')}>
      <table className={classes['table']} aria-label={t('history.label')}>
        <thead>
          <Heads titled={titleOf !== undefined} extra={extra} />
        </thead>
        <tbody>
          {rows.map((row) => (
            <HistoryRow
              key={row.id}
              row={row}
              title={titleOf?.(row.challenge.slug)}
              linkTo={linkTo}
              onOpen={onOpen}
              extra={extra}
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
  /** Names each row's challenge, if rows of several are mixed. */
  readonly titleOf?: ((slug: string) => string) | undefined;
  readonly linkTo: (row: SubmissionSummary) => string;
  /** Called when a row was chosen, for pages that show it in place. */
  readonly onOpen?: (() => void) | undefined;
  readonly extra?: readonly HistoryColumn[];
  readonly empty: string;
}

const NO_COLUMNS: readonly HistoryColumn[] = [];

/** The user's submissions with their verdicts. */
export function HistoryTable(props: HistoryTableProps) {
  const { challenge, titleOf, linkTo, onOpen, extra = NO_COLUMNS, empty } = props;
  const me = useMe();
  const query = useHistory(challenge);
  if (query.isError)
    return (
      <FailurePanel
        error={query.error}
        kept={tCommon('safe.submissions')}
        onRetry={() => void query.refetch()}
      />
    );
  if (me.isPending || (me.data !== null && query.isPending))
    return <Skeleton height={120} aria-busy="true" />;
  const rows = query.data?.pages.flatMap((page) => page.items) ?? [];
  if (rows.length === 0) return <p className={classes['empty']}>{empty}</p>;
  return (
    <div className={classes['wrap']}>
      <HistoryRows {...{ rows, titleOf, linkTo, onOpen, extra }} />
      {query.hasNextPage && (
        <MoreButton query={query} size="xs">
          {t('history.showOlder')}
        </MoreButton>
      )}
    </div>
  );
}

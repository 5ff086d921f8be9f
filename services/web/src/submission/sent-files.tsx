import { Button, Skeleton } from '@mantine/core';
import type { SourceFile, Submission, SubmissionSummary } from '@hone/contracts';
import { useQuery } from '@tanstack/react-query';
import { Link, useSearchParams } from 'react-router';
import { FailurePanel } from '../app/failure-panel.js';
import { MoreButton } from '../app/more-button.js';
import { usePorts } from '../app/ports.js';
import { compareFiles } from '../compare/compare-files.js';
import { FileComparison } from '../compare/file-comparison.js';
import { t as tCommon } from '../strings/common.js';
import { t } from '../strings/submission.js';
import { languageLabel, verdictLabel } from '../words/labels.js';
import { formatDateTime } from '../words/quantities.js';
import classes from './sent-files.module.css';
import pageClasses from './submission-page.module.css';
import { useHistory } from './use-history.js';

/** The URL's value for comparison with the starter. */
const STARTER = 'starter';

function useFiles(id: string | null) {
  const { api } = usePorts();
  return useQuery({
    queryKey: ['submission-files', id],
    queryFn: async ({ signal }) => (await api.getFiles(id ?? '', signal)).items,
    enabled: id !== null,
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** The starter's files that a submission of its language could have changed. */
function useStarter(record: Submission, wanted: boolean, sent: readonly SourceFile[] | undefined) {
  const { api } = usePorts();
  const { slug } = record.challenge;
  const query = useQuery({
    queryKey: ['challenge', slug],
    queryFn: ({ signal }) => api.getChallenge(slug, signal),
    enabled: wanted,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const paths = new Set(sent?.map((file) => file.path));
  const files = query.data?.starter[record.language] ?? [];
  return { ...query, data: query.data && files.filter((file) => paths.has(file.path)) };
}

function optionWords(row: SubmissionSummary): string {
  return t('files.option', {
    when: formatDateTime(row.createdAt),
    language: languageLabel(row.language),
    mode: tCommon(`modes.${row.mode}`),
    verdict: row.verdict === null ? t(`history.${row.status}`) : verdictLabel(row.verdict),
  });
}

interface OtherSelectProps {
  readonly record: Submission;
  readonly other: string | null;
  readonly onChoose: (other: string) => void;
}

function OtherSelect({ record, other, onChoose }: OtherSelectProps) {
  const history = useHistory(record.challenge.slug);
  const rows = history.data?.pages.flatMap((page) => page.items) ?? [];
  const known = other === null || other === STARTER || rows.some((row) => row.id === other);
  return (
    <label className={classes['other']}>
      <span>{t('files.compareWith')}</span>
      <select value={other ?? ''} onChange={(event) => onChoose(event.currentTarget.value)}>
        <option value="">{t('files.nothing')}</option>
        <option value={STARTER}>{t('files.starter')}</option>
        {!known && <option value={other}>{t('files.older')}</option>}
        {rows
          .filter((row) => row.id !== record.id)
          .map((row) => (
            <option key={row.id} value={row.id}>
              {optionWords(row)}
            </option>
          ))}
      </select>
      {history.hasNextPage && (
        <MoreButton query={history} size="compact-sm">
          {t('files.showOlder')}
        </MoreButton>
      )}
    </label>
  );
}

interface ChangesProps {
  readonly left: readonly SourceFile[];
  readonly right: readonly SourceFile[];
  readonly leftLabel: string;
}

function Changes({ left, right, leftLabel }: ChangesProps) {
  const files = compareFiles(left, right);
  const differing = files.filter((file) => file.change !== 'same').length;
  return (
    <>
      <p className={classes['summary']}>
        {differing === 0
          ? t('files.identical')
          : t('files.differ', { count: differing, total: files.length })}
      </p>
      <FileComparison files={files} leftLabel={leftLabel} rightLabel={t('files.thisSide')} />
    </>
  );
}

function PlainFiles({ files }: { readonly files: readonly SourceFile[] }) {
  return files.map((file) => (
    <figure key={file.path} className={pageClasses['file']}>
      <figcaption className="mono">{file.path}</figcaption>
      <pre tabIndex={0} aria-label={file.path}>
        {file.content}
      </pre>
    </figure>
  ));
}

function useOther() {
  const [search, setSearch] = useSearchParams();
  const choose = (other: string) =>
    setSearch(
      (before) => {
        const next = new URLSearchParams(before);
        if (other === '') next.delete('with');
        else next.set('with', other);
        return next;
      },
      { replace: true, preventScrollReset: true },
    );
  return { other: search.get('with'), choose };
}

/** The files sent, beside another submission of the user or the starter when one is chosen. */
export function SentFiles({ record }: { readonly record: Submission }) {
  const { other, choose } = useOther();
  const own = useFiles(record.id);
  const older = useFiles(other === STARTER ? null : other);
  const starter = useStarter(record, other === STARTER, own.data);
  const against = other === STARTER ? starter : older;
  const failed = own.isError ? own : other !== null && against.isError ? against : null;
  const left = other === null ? undefined : against.data;
  return (
    <section className={pageClasses['section']}>
      <div className={classes['head']}>
        <h2>{t('files.title')}</h2>
        <OtherSelect record={record} other={other} onChoose={choose} />
        <Button
          component={Link}
          to={`/challenges/${record.challenge.slug}?load=${record.id}`}
          variant="default"
          size="compact-sm"
        >
          {t('files.load')}
        </Button>
      </div>
      {failed !== null && (
        <FailurePanel error={failed.error} kept={t('files.safe')} onRetry={() => void failed.refetch()} />
      )}
      {(own.isPending || (other !== null && against.isPending)) && <Skeleton height={160} aria-busy="true" />}
      {own.data !== undefined && other === null && <PlainFiles files={own.data} />}
      {own.data !== undefined && left !== undefined && (
        <Changes
          key={other}
          left={left}
          right={own.data}
          leftLabel={other === STARTER ? t('files.starterSide') : t('files.otherSide')}
        />
      )}
    </section>
  );
}

import { Skeleton } from '@mantine/core';
import type { Approach } from '@hone/contracts';
import { useQuery } from '@tanstack/react-query';
import { FailurePanel } from '../app/failure-panel.js';
import { usePorts } from '../app/ports.js';
import { t } from '../strings/challenge.js';
import { t as tCommon } from '../strings/common.js';
import { describeApproach, groupByCost } from '../words/approaches.js';
import { languageLabel } from '../words/labels.js';
import classes from './approaches.module.css';

function Source({ approach }: { readonly approach: Approach }) {
  return (
    <details className={classes['approach']}>
      <summary>
        {approach.title} <span>{describeApproach(approach)}</span>
      </summary>
      {approach.files.map((file) => (
        <figure key={file.path}>
          <figcaption className="mono">{file.path}</figcaption>
          <pre tabIndex={0} aria-label={t('approaches.file', { approach: approach.title, file: file.path })}>
            {file.content}
          </pre>
        </figure>
      ))}
    </details>
  );
}

interface ApproachListProps {
  readonly language: string;
  readonly approaches: readonly Approach[];
}

/** Solutions grouped by cost, in the server's order; nothing where there are none. */
export function ApproachList({ language, approaches }: ApproachListProps) {
  if (approaches.length === 0) return null;
  return (
    <section aria-labelledby="approaches">
      <h3 id="approaches">{t('approaches.title', { language: languageLabel(language) })}</h3>
      <p>{t('approaches.intro')}</p>
      {groupByCost(approaches).map(({ title, items }) => (
        <div key={title}>
          <h4>{title}</h4>
          {items.map((approach) => (
            <Source key={approach.id} approach={approach} />
          ))}
        </div>
      ))}
    </section>
  );
}

/** The author's solutions in the learner's language; the server sends them to readers of the editorial. */
export function Approaches({ slug, language }: { readonly slug: string; readonly language: string }) {
  const { api } = usePorts();
  const query = useQuery({
    queryKey: ['approaches', slug, language],
    queryFn: ({ signal }) => api.getApproaches(slug, language, signal),
    // They belong to the version that this page shows until it is reloaded.
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (query.isPending) return <Skeleton height={80} aria-busy="true" />;
  if (query.isError)
    return (
      <FailurePanel error={query.error} kept={tCommon('safe.work')} onRetry={() => void query.refetch()} />
    );
  return <ApproachList language={language} approaches={query.data.items} />;
}

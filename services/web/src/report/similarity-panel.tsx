import type { ReportItem, Similarity, SittingReport } from '@hone/contracts/hiring';
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import hiringClasses from '../hiring/hiring.module.css';
import { Loaded } from '../hiring/loaded.js';
import { keyOf, useHiringApi, useWorkspace } from '../hiring/use-hiring.js';
import { t } from '../strings/similarity.js';
import classes from './report.module.css';
import { SimilarItem } from './similar-item.js';

const ASK_AGAIN_MS = 1_500;

const LIMITS = ['small', 'why', 'found', 'points'] as const;

function Limits() {
  return (
    <details>
      <summary>{t('limits.title')}</summary>
      <ul>
        {LIMITS.map((limit) => (
          <li key={limit}>{t(`limits.${limit}`)}</li>
        ))}
      </ul>
    </details>
  );
}

interface FoundProps {
  readonly similarity: Similarity;
  readonly items: readonly ReportItem[];
  readonly onAgain: () => void;
}

function Again({ onAgain }: Pick<FoundProps, 'onAgain'>) {
  return (
    <Button variant="default" size="xs" onClick={onAgain}>
      {t('again')}
    </Button>
  );
}

function Failed({ onAgain }: Pick<FoundProps, 'onAgain'>) {
  return (
    <div role="status">
      <p>{t('failed')}</p>
      <Again onAgain={onAgain} />
    </div>
  );
}

function Found({ similarity: { state, items: compared }, items, onAgain }: FoundProps) {
  if (state === 'computing') return <p role="status">{t('computing')}</p>;
  if (state === 'hidden') return <p className={hiringClasses['quiet']}>{t('hidden')}</p>;
  if (state === 'failed') return <Failed onAgain={onAgain} />;
  if (compared.length === 0) return <p role="status">{t('states.compared')}</p>;
  return (
    <>
      {items.map(({ id, title }) => {
        const item = compared.find((each) => each.id === id);
        return item === undefined ? null : <SimilarItem key={id} item={item} title={title} />;
      })}
      {compared.some((item) => item.state === 'failed') && (
        <div>
          <Again onAgain={onAgain} />
        </div>
      )}
    </>
  );
}

function Comparison({ report }: { readonly report: SittingReport }) {
  const api = useHiringApi();
  const { id } = useWorkspace();
  const query = useQuery({
    queryKey: keyOf(id, 'similarity', report.row.id, report.row.hidden),
    queryFn: ({ signal }) => api.getSimilarity(id, report.row.id, signal),
    staleTime: Number.POSITIVE_INFINITY,
    refetchInterval: ({ state }) => (state.data?.state === 'computing' ? ASK_AGAIN_MS : false),
  });
  return (
    <Loaded query={query} kept={t('kept')} height={80}>
      {(similarity) => (
        <Found similarity={similarity} items={report.items} onAgain={() => void query.refetch()} />
      )}
    </Loaded>
  );
}

/** Similarity of this and other answers: loaded on request, because it shows code of others too. */
export function SimilarityPanel({ report }: { readonly report: SittingReport }) {
  const [asked, setAsked] = useState(false);
  return (
    <section
      className={`${hiringClasses['panel']} ${asked ? '' : classes['noPrint']}`}
      aria-label={t('title')}
    >
      <h2>{t('title')}</h2>
      <p className={hiringClasses['quiet']}>{t('text')}</p>
      <Limits />
      {asked ? (
        <Comparison report={report} />
      ) : (
        <div>
          <Button variant="default" size="xs" onClick={() => setAsked(true)}>
            {t('compare')}
          </Button>
        </div>
      )}
    </section>
  );
}

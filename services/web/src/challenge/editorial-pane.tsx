import { Skeleton } from '@mantine/core';
import type { ChallengeView } from '@hone/contracts';
import { useQuery } from '@tanstack/react-query';
import { FailurePanel } from '../app/failure-panel.js';
import { usePorts } from '../app/ports.js';
import { t as tCommon } from '../strings/common.js';
import { Approaches } from './approaches.js';
import { StatementMarkdown } from './statement-markdown.js';
import classes from './statement.module.css';

interface EditorialPaneProps {
  readonly challenge: ChallengeView;
  /** The learner's language; only its solutions are shown. */
  readonly language: string;
}

/** How and why the challenge is solved, with programs; sent by the server only after solving or giving up. */
export function EditorialPane({ challenge, language }: EditorialPaneProps) {
  const { api } = usePorts();
  const query = useQuery({
    queryKey: ['editorial', challenge.slug],
    queryFn: ({ signal }) => api.getEditorial(challenge.slug, signal),
  });
  return (
    <article className={classes['statement']}>
      {query.isPending && <Skeleton height={200} aria-busy="true" />}
      {query.isError && (
        <FailurePanel error={query.error} kept={tCommon('safe.work')} onRetry={() => void query.refetch()} />
      )}
      {query.isSuccess && (
        <>
          <StatementMarkdown text={query.data.editorial} source={challenge} />
          <Approaches slug={challenge.slug} language={language} />
        </>
      )}
    </article>
  );
}

import { Skeleton } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { FailurePanel } from '../app/failure-panel.js';
import { t } from '../strings/hiring.js';

interface LoadedProps<Data> {
  readonly query: UseQueryResult<Data>;
  /** What is safe when it cannot be loaded. */
  readonly kept?: string;
  readonly height?: number;
  readonly children: (data: Data) => ReactNode;
}

/** A query's data, a placeholder while it loads, or why it failed. Old data stay while a reload fails. */
export function Loaded<Data>({ query, kept = t('safe'), height = 160, children }: LoadedProps<Data>) {
  if (query.data !== undefined) return children(query.data);
  if (query.isError)
    return <FailurePanel error={query.error} kept={kept} onRetry={() => void query.refetch()} />;
  return <Skeleton height={height} aria-busy="true" />;
}

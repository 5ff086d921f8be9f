import { Button, type ButtonProps } from '@mantine/core';
import type { UseInfiniteQueryResult } from '@tanstack/react-query';

interface MoreButtonProps extends Pick<ButtonProps, 'size' | 'className'> {
  readonly query: Pick<UseInfiniteQueryResult, 'isFetchingNextPage' | 'fetchNextPage'>;
  readonly children: string;
}

/** Loads the next page of a list, if there is one. */
export function MoreButton({ query, children, ...look }: MoreButtonProps) {
  return (
    <Button
      variant="default"
      loading={query.isFetchingNextPage}
      onClick={() => void query.fetchNextPage()}
      {...look}
    >
      {children}
    </Button>
  );
}

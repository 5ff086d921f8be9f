import { Button, type ButtonProps } from '@mantine/core';
import type { UseInfiniteQueryResult } from '@tanstack/react-query';

interface MoreButtonProps extends Pick<ButtonProps, 'size' | 'className'> {
  readonly query: Pick<UseInfiniteQueryResult, 'isFetchingNextPage' | 'fetchNextPage'>;
  readonly children: string;
}

/** Asks for the next page of a list that has one. */
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

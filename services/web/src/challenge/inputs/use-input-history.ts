import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { usePorts } from '../../app/ports.js';
import { useMe } from '../../submission/use-history.js';

/** Custom inputs that were run on this device for a challenge, and a function that records another. */
export function useInputHistory(slug: string) {
  const { inputs } = usePorts();
  const queries = useQueryClient();
  const owner = useMe().data?.id ?? null;
  const earlier = useQuery({
    queryKey: ['inputs', slug, owner],
    // A browser without storage has none.
    queryFn: () => inputs.list(owner, slug).catch(() => []),
    networkMode: 'always',
  });
  const note = useCallback(
    async (text: string) => {
      await inputs.add(owner, slug, { text, at: new Date().toISOString() }).catch(() => undefined);
      await queries.invalidateQueries({ queryKey: ['inputs', slug] });
    },
    [inputs, owner, slug, queries],
  );
  return { earlier: earlier.data ?? [], note };
}

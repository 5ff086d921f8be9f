import type { User } from '@hone/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { usePorts } from '../app/ports.js';

/** A call that starts a guest session when there is none. */
export function useEnsureSession(): () => Promise<void> {
  const { api } = usePorts();
  const queries = useQueryClient();
  return async () => {
    const known = queries.getQueryData<User | null>(['me']) ?? null;
    if (known === null) queries.setQueryData(['me'], (await api.startGuest()).user);
  };
}

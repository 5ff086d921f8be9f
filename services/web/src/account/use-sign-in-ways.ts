import { useQuery } from '@tanstack/react-query';
import { usePorts } from '../app/ports.js';

/** What this site offers besides a password. */
export function useSignInWays() {
  const { api } = usePorts();
  return useQuery({ queryKey: ['sign-in-ways'], queryFn: ({ signal }) => api.getSignInWays(signal) });
}

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { usePorts } from '../app/ports.js';
import { useEnsureSession } from './use-ensure-session.js';

/** Reopens the challenge, which draws a variant for a user who has none or whose variant is over. */
export function useDrawing(slug: string) {
  const { api } = usePorts();
  const queries = useQueryClient();
  const ensureSession = useEnsureSession();
  return useMutation({
    mutationFn: async () => {
      await ensureSession();
      return api.getChallenge(slug);
    },
    onSuccess: (challenge) => {
      queries.setQueryData(['challenge', slug], challenge);
      void queries.invalidateQueries({ queryKey: ['aids', slug] });
    },
  });
}

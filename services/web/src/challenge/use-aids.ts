import type { LearningAids } from '@hone/contracts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { usePorts } from '../app/ports.js';
import { useEnsureSession } from './use-ensure-session.js';
import { useWorkSetting } from './work-setting.js';

/** The help that the user has received in a challenge; never loaded where there is no help. */
export function useAids(slug: string) {
  const { api } = usePorts();
  const { aids } = useWorkSetting();
  return useQuery({
    queryKey: ['aids', slug],
    enabled: aids,
    queryFn: ({ signal }) => api.getAids(slug, signal),
  });
}

/** Requests help; starts a guest session when there is none, since help is recorded. */
export function useAskingForHelp(slug: string) {
  const { api } = usePorts();
  const queries = useQueryClient();
  const ensureSession = useEnsureSession();
  const onAids = (aids: LearningAids) => {
    queries.setQueryData(['aids', slug], aids);
    void queries.invalidateQueries({ queryKey: ['challenges'] });
  };
  const hint = useMutation({
    mutationFn: async () => {
      await ensureSession();
      return api.takeHint(slug);
    },
    onSuccess: ({ aids }) => onAids(aids),
    // Another tab may have asked meanwhile: the server's current state counts.
    onError: () => void queries.invalidateQueries({ queryKey: ['aids', slug] }),
  });
  const giveUp = useMutation({
    mutationFn: async () => {
      await ensureSession();
      return api.giveUp(slug);
    },
    onSuccess: onAids,
  });
  return { hint, giveUp };
}

export type AskingForHelp = ReturnType<typeof useAskingForHelp>;

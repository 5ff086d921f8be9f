import type { QueuePlace } from '@hone/contracts';
import { useQuery } from '@tanstack/react-query';
import { usePorts } from '../app/ports.js';

const ASK_AGAIN_MS = 3_000;
const NONE: readonly string[] = [];

/**
 * The place of a submission that waits for a stage, asked for every few seconds while it does; undefined otherwise. What
 * was answered for the first stage says nothing of the second.
 */
export function useQueuePlace(
  id: string,
  stage: NonNullable<QueuePlace['stage']>,
  waiting: boolean,
): QueuePlace | undefined {
  const { api } = usePorts();
  const query = useQuery({
    queryKey: ['queue-place', id, stage],
    queryFn: async ({ signal }) => (await api.getSubmission(id, signal)).queue ?? null,
    enabled: waiting,
    refetchInterval: ASK_AGAIN_MS,
  });
  return waiting ? (query.data ?? undefined) : undefined;
}

/** Ids of the failed checks whose data may be revealed. */
export function useRevealable(id: string, graded: boolean): readonly string[] {
  const { api } = usePorts();
  const query = useQuery({
    queryKey: ['revealable', id],
    queryFn: async ({ signal }) => (await api.getSubmission(id, signal)).revealable ?? NONE,
    enabled: graded,
  });
  return query.data ?? NONE;
}

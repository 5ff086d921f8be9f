import type { Glimpse, QueuePlace } from '@hone/contracts';
import { useQuery } from '@tanstack/react-query';
import { usePorts } from '../app/ports.js';

const ASK_AGAIN_MS = 3_000;
const NOTHING: HiddenData = { revealable: [], glimpses: [] };

/**
 * The place of a submission that waits for a stage, polled every few seconds; undefined otherwise. The answer
 * for the first stage says nothing about the second.
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

/** The hidden data of failed checks that may be shown. */
export interface HiddenData {
  /** Ids of the checks whose data may be revealed. */
  readonly revealable: readonly string[];
  readonly glimpses: readonly Glimpse[];
}

/** Requested once a submission is graded. */
export function useHiddenData(id: string, graded: boolean): HiddenData {
  const { api } = usePorts();
  const query = useQuery({
    queryKey: ['revealable', id],
    queryFn: async ({ signal }): Promise<HiddenData> => {
      const { revealable = [], glimpses = [] } = await api.getSubmission(id, signal);
      return { revealable, glimpses };
    },
    enabled: graded,
  });
  return query.data ?? NOTHING;
}

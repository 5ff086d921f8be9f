import type { Sitting } from '@hone/contracts/hiring';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { createContext, useContext, useEffect, useMemo, useRef } from 'react';
import { ApiProblem } from '../api-client/failures.js';
import { createSittingApi, type SittingApi } from '../api-client/sitting-api.js';
import { usePorts } from '../app/ports.js';
import { reportServerBack } from '../app/server-back.js';
import type { ClockReading } from './clock.js';

/** How often a page polls; changes are also pushed. */
const ASK_MS = 15_000;
/** Close to a deadline, and while final answers are collected. */
export const ASK_SOON_MS = 1_500;

export function useSittingApi(): SittingApi {
  const { send } = usePorts();
  return useMemo(() => createSittingApi(send), [send]);
}

/** A sitting as the server sees it, and when it said so. */
export interface KnownSitting {
  readonly sitting: Sitting;
  readonly reading: ClockReading;
}

const sittingKey = (id: string): readonly unknown[] => ['sitting', id];

function read(sitting: Sitting, askedAt: number): KnownSitting {
  // The server read its clock between request and answer.
  const pageMs = (askedAt + performance.now()) / 2;
  return { sitting, reading: { serverMs: Date.parse(sitting.serverNow), pageMs } };
}

const isOver = (error: unknown): boolean =>
  error instanceof ApiProblem && [401, 403, 404, 409, 410].includes(error.status);

function dueSoon({ sitting, reading }: KnownSitting): boolean {
  if (sitting.startedAt === null || sitting.finishedAt !== null) return false;
  const next = sitting.deadline ?? sitting.nextStartsAt ?? sitting.pause.until;
  // Between the last deadline and the end the server collects final answers.
  if (next === null) return true;
  return Date.parse(next) - (reading.serverMs + performance.now() - reading.pageMs) < ASK_SOON_MS;
}

/** Until the next poll: short close to a deadline, and at once when the window for starts opens. */
function askInMs(known: KnownSitting): number {
  if (dueSoon(known)) return ASK_SOON_MS;
  const { startedAt, opensAt, serverNow } = known.sitting;
  if (startedAt !== null || opensAt === null) return ASK_MS;
  const leftMs = Date.parse(opensAt) - Date.parse(serverNow);
  return leftMs > 0 ? Math.min(ASK_MS, Math.max(ASK_SOON_MS, leftMs)) : ASK_MS;
}

/** Loads a sitting; the first answer after failures says that the server is back. */
function useLoading(id: string) {
  const api = useSittingApi();
  const away = useRef(false);
  return async (signal: AbortSignal): Promise<KnownSitting> => {
    const askedAt = performance.now();
    try {
      const known = read(await api.getSitting(id, signal), askedAt);
      // Unsent data, such as a draft, has only a few seconds when the time is up.
      if (away.current) reportServerBack();
      away.current = false;
      return known;
    } catch (error) {
      away.current ||= !signal.aborted && !isOver(error);
      throw error;
    }
  };
}

/** Polls a sitting: it may change by the clock, by the team, or on another page. */
export function useSittingQuery(id: string) {
  const { channel } = usePorts();
  const queries = useQueryClient();
  const load = useLoading(id);
  const query = useQuery({
    queryKey: sittingKey(id),
    queryFn: ({ signal }) => load(signal),
    refetchInterval: ({ state }) => {
      if (isOver(state.error)) return false;
      return state.data === undefined ? ASK_MS : askInMs(state.data);
    },
    refetchIntervalInBackground: true,
    refetchOnWindowFocus: true,
    networkMode: 'always',
    retry: false,
  });
  useEffect(() => {
    const name = `sitting-${id}`;
    const ask = () => void queries.invalidateQueries({ queryKey: sittingKey(id) });
    const seat = channel.join({
      onUp: () => void seat.subscribe({ submission: name, after: 0 }).catch(() => undefined),
      onDown: () => undefined,
      onEvent: (raw) => {
        if (isNotice(raw, name)) ask();
      },
    });
    return () => seat.leave();
  }, [id, channel, queries]);
  return query;
}

function isNotice(raw: unknown, name: string): boolean {
  return typeof raw === 'object' && raw !== null && 'submission' in raw && raw.submission === name;
}

/** Writes what happened on a page into the state that all pages of a sitting show. */
export function useSittingUpdates(id: string): Pick<SittingAtHand, 'accept' | 'ask'> {
  const queries = useQueryClient();
  return useMemo(
    () => ({
      accept: (known) => queries.setQueryData(sittingKey(id), known),
      ask: () => queries.invalidateQueries({ queryKey: sittingKey(id) }, { cancelRefetch: false }),
    }),
    [queries, id],
  );
}

/**
 * Changes the sitting; the answer is the new state. `after` is called even if the pushed change arrived
 * before the answer, and the page that asked is gone.
 */
export function useSittingChange(
  send: (api: SittingApi) => Promise<Sitting>,
  after?: (sitting: Sitting) => void,
) {
  const api = useSittingApi();
  const { accept, ask } = useSittingAtHand();
  return useMutation({
    mutationFn: async () => {
      const askedAt = performance.now();
      return read(await send(api), askedAt);
    },
    onSuccess: (known) => {
      accept(known);
      after?.(known.sitting);
    },
    // The new state explains best why it failed, such as the end of the sitting.
    onError: () => void ask(),
  });
}

/** The state, and how to refresh it: the workbench below has separate queries. */
interface SittingAtHand extends KnownSitting {
  readonly accept: (known: KnownSitting) => void;
  readonly ask: () => Promise<void>;
}

export const SittingContext = createContext<SittingAtHand | null>(null);

/** The sitting of the pages below its frame. */
export function useSittingAtHand(): SittingAtHand {
  const known = useContext(SittingContext);
  if (known === null) throw new Error('SittingContext is missing above this component');
  return known;
}

export function useSitting(): Sitting {
  return useSittingAtHand().sitting;
}

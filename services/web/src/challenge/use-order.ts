import type { Mode, SubmitBody } from '@hone/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useRef, useState } from 'react';
import { createIdempotencyKey } from '../api-client/idempotency-key.js';
import { sendSubmission } from '../api-client/send-submission.js';
import { usePorts } from '../app/ports.js';

/** The state of sending a submission. */
export type OrderState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'sending'; readonly mode: Mode }
  | { readonly kind: 'retrying'; readonly mode: Mode; readonly error: unknown; readonly delayMs: number }
  | { readonly kind: 'failed'; readonly mode: Mode; readonly error: unknown };

interface Order {
  readonly body: SubmitBody;
  /** Stays the same over all tries, so that one press of the button is one submission. */
  readonly key: string;
}

const wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** Sends runs and submissions, one at a time; a failed one can be resent with the same key. */
export function useOrder(onAccepted: (id: string, mode: Mode) => void) {
  const { api } = usePorts();
  const queries = useQueryClient();
  const [state, setState] = useState<OrderState>({ kind: 'idle' });
  const failed = useRef<Order | null>(null);
  const busy = useRef(false);

  const send = useCallback(
    async (order: Order) => {
      if (busy.current) return;
      busy.current = true;
      const { mode } = order.body;
      setState({ kind: 'sending', mode });
      try {
        const onRetry = (error: unknown, delayMs: number) =>
          setState({ kind: 'retrying', mode, error, delayMs });
        const submitted = await sendSubmission(api, order.body, { key: order.key, wait, onRetry });
        failed.current = null;
        setState({ kind: 'idle' });
        onAccepted(submitted.id, mode);
        void queries.invalidateQueries({ queryKey: ['me'] });
        void queries.invalidateQueries({ queryKey: ['submissions'] });
      } catch (error) {
        failed.current = order;
        setState({ kind: 'failed', mode, error });
      } finally {
        busy.current = false;
      }
    },
    [api, onAccepted, queries],
  );

  const place = useCallback((body: SubmitBody) => send({ body, key: createIdempotencyKey() }), [send]);
  const retry = useCallback(() => (failed.current === null ? undefined : send(failed.current)), [send]);
  return { state, place, retry };
}

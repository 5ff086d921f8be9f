import type { Mode, SubmitBody } from '@hone/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useRef, useState } from 'react';
import { createIdempotencyKey } from '../api-client/idempotency-key.js';
import { sendSubmission } from '../api-client/send-submission.js';
import { usePorts } from '../app/ports.js';

/** The state of sending a submission. */
export type SendState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'sending'; readonly mode: Mode }
  | { readonly kind: 'retrying'; readonly mode: Mode; readonly error: unknown; readonly delayMs: number }
  | { readonly kind: 'failed'; readonly mode: Mode; readonly error: unknown };

interface PendingSubmission {
  readonly body: SubmitBody;
  /** Stays the same over all tries, so that one press of the button is one submission. */
  readonly key: string;
}

const wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** Sends runs and submissions, one at a time; a failed one can be resent with the same key. */
export function useSender(onAccepted: (id: string, mode: Mode) => void) {
  const { api } = usePorts();
  const queries = useQueryClient();
  const [state, setState] = useState<SendState>({ kind: 'idle' });
  const failed = useRef<PendingSubmission | null>(null);
  const busy = useRef(false);

  const send = useCallback(
    async (pending: PendingSubmission) => {
      if (busy.current) return;
      busy.current = true;
      const { mode } = pending.body;
      setState({ kind: 'sending', mode });
      try {
        const onRetry = (error: unknown, delayMs: number) =>
          setState({ kind: 'retrying', mode, error, delayMs });
        const submitted = await sendSubmission(api, pending.body, { key: pending.key, wait, onRetry });
        failed.current = null;
        setState({ kind: 'idle' });
        onAccepted(submitted.id, mode);
        void queries.invalidateQueries({ queryKey: ['me'] });
        void queries.invalidateQueries({ queryKey: ['submissions'] });
      } catch (error) {
        failed.current = pending;
        setState({ kind: 'failed', mode, error });
      } finally {
        busy.current = false;
      }
    },
    [api, onAccepted, queries],
  );

  const start = useCallback((body: SubmitBody) => send({ body, key: createIdempotencyKey() }), [send]);
  const retry = useCallback(() => (failed.current === null ? undefined : send(failed.current)), [send]);
  return { state, start, retry };
}

import { setTimeout as pause } from 'node:timers/promises';
import { findAuthorFault, type AuthorFault } from './author-fault.js';

/** The result of work in the sandbox: a value, or whose fault it is that there is none. */
export type Tried<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly fault: 'author'; readonly author: AuthorFault }
  | { readonly ok: false; readonly fault: 'platform'; readonly message: string };

const TRIES = 3;
const PAUSE_MS = 500;

export interface RetryTerms {
  readonly signal: AbortSignal;
  /** Called with the reason for each retry. */
  readonly onRetry?: (message: string) => void;
  /** Before the second try; doubled before the third. */
  readonly pauseMs?: number;
}

/**
 * Does work that may meet a platform fault (or a check that stayed undecided): retries it twice, and
 * then reports the fault. Reports an author's fault at once. Rejects only when aborted.
 */
export async function tryAgain<T>(
  work: () => Promise<T>,
  { signal, onRetry, pauseMs = PAUSE_MS }: RetryTerms,
): Promise<Tried<T>> {
  for (let tried = 1; ; tried++) {
    try {
      return { ok: true, value: await work() };
    } catch (error) {
      signal.throwIfAborted();
      const author = findAuthorFault(error);
      if (author !== undefined) return { ok: false, fault: 'author', author };
      const message = error instanceof Error ? error.message : String(error);
      if (tried === TRIES) return { ok: false, fault: 'platform', message };
      onRetry?.(`${message} (tried ${tried} of ${TRIES} times)`);
      await pause(pauseMs * tried, undefined, { signal });
    }
  }
}

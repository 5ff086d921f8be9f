import type { SubmitBody, Submitted } from '@hone/contracts';
import { ApiProblem, mayRetry } from './failures.js';
import type { HoneApi } from './hone-api.js';

/** What sending needs besides the API; `wait` resolves after the given milliseconds. */
export interface SendSubmissionOptions {
  readonly key: string;
  readonly wait: (ms: number) => Promise<void>;
  /** Called before each pause, so that the page can say what it is doing. */
  readonly onRetry: (error: unknown, delayMs: number) => void;
}

const PAUSES_MS = [500, 1_500, 4_000, 8_000] as const;
const LONGEST_PAUSE_MS = 60_000;

function pauseBefore(error: unknown, attempt: number): number | undefined {
  const planned = PAUSES_MS[attempt];
  if (planned === undefined || !mayRetry(error)) return undefined;
  const asked = error instanceof ApiProblem ? (error.retryAfterMs ?? 0) : 0;
  return Math.min(Math.max(planned, asked), LONGEST_PAUSE_MS);
}

/** Sends a submission; retries with the same key if network or platform is down. Throws the last failure. */
export async function sendSubmission(
  api: HoneApi,
  body: SubmitBody,
  options: SendSubmissionOptions,
): Promise<Submitted> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      // Separate from the submission itself, so that a retried first one cannot create two guests.
      await api.startGuest();
      return await api.createSubmission(body, options.key);
    } catch (error) {
      const delayMs = pauseBefore(error, attempt);
      if (delayMs === undefined) throw error;
      options.onRetry(error, delayMs);
      await options.wait(delayMs);
    }
  }
}

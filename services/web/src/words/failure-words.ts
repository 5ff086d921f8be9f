import { ApiProblem, ConnectionLost, UnreadableAnswer } from '../api-client/failures.js';

/** A failure as a reader needs it: what happened, what is kept, what to do, and an id to quote. */
export interface FailureWords {
  readonly title: string;
  readonly happened: string;
  readonly kept: string;
  readonly advice: string;
  readonly requestId: string | null;
}

function adviceFor(problem: ApiProblem): string {
  if (problem.retryAfterMs !== undefined) return `Try again in ${Math.ceil(problem.retryAfterMs / 1000)} s.`;
  if (problem.status >= 500) return 'Try again in a moment; quote the id below if it stays.';
  if (problem.retry) return 'Try again in a moment.';
  if (problem.status === 404) return 'Check the address, or go back to the catalogue.';
  return 'Change what is named above, then send it again.';
}

/** Codes whose own message speaks to programs, of headers. */
const SPOKEN: Readonly<Record<string, string>> = {
  RATE_LIMITED: 'That was asked too often in a short time.',
  QUEUE_FULL: 'Too much is waiting to be graded at present.',
};

function happenedIn(problem: ApiProblem): string {
  const fields = problem.problem.errors ?? [];
  const named = fields.map((field) =>
    field.path === '' ? field.message : `${field.path}: ${field.message}`,
  );
  return [SPOKEN[problem.code] ?? problem.problem.detail, ...named].join(' · ');
}

/** Words for any failure of a request; `kept` says what is safe at this place. */
export function describeFailure(error: unknown, kept: string): FailureWords {
  if (error instanceof ApiProblem)
    return {
      title: problemTitle(error),
      happened: happenedIn(error),
      kept,
      advice: adviceFor(error),
      requestId: error.problem.requestId === '' ? null : error.problem.requestId,
    };
  if (error instanceof ConnectionLost)
    return {
      title: 'No connection',
      happened: 'The server could not be reached.',
      kept,
      advice: 'Check your network, then try again. Sending twice does no harm.',
      requestId: null,
    };
  const outdated = error instanceof UnreadableAnswer;
  return {
    title: outdated ? 'This page is out of date' : 'Something failed in this page',
    happened: error instanceof Error ? error.message : 'An unknown error.',
    kept,
    advice: 'Reload the page.',
    requestId: null,
  };
}

function problemTitle(error: ApiProblem): string {
  if (error.status === 404) return 'Not found';
  if (error.status === 429) return 'Please wait a moment';
  if (error.status >= 500) return 'The platform could not answer';
  return 'The request was refused';
}

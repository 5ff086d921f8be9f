import { ApiProblem, ConnectionLost, UnreadableAnswer } from '../api-client/failures.js';
import { t } from '../strings/common.js';

/** A failure as a reader needs it: what happened, what is kept, what to do, and an id to quote. */
export interface FailureWords {
  readonly title: string;
  readonly happened: string;
  readonly kept: string;
  readonly advice: string;
  readonly requestId: string | null;
}

function adviceFor(problem: ApiProblem): string {
  if (problem.retryAfterMs !== undefined)
    return t('failure.tryInShort', { seconds: Math.ceil(problem.retryAfterMs / 1000) });
  if (problem.status >= 500)
    return problem.problem.requestId === '' ? t('failure.tryLater') : t('failure.reportId');
  if (problem.retry) return t('failure.tryLater');
  if (problem.status === 404) return t('failure.checkAddress');
  return t('failure.fixAndRetry');
}

/** The server's message; codes whose message is for programs, such as about headers, have text here. */
function messageOf(problem: ApiProblem): string {
  if (problem.code === 'RATE_LIMITED') return t('failure.tooManyRequests');
  if (problem.code === 'QUEUE_FULL') return t('failure.queueFull');
  return problem.problem.detail;
}

function happenedIn(problem: ApiProblem): string {
  const fields = problem.problem.errors ?? [];
  const named = fields.map((field) =>
    field.path === '' ? field.message : `${field.path}: ${field.message}`,
  );
  return [messageOf(problem), ...named].join(' · ');
}

function titleOf(problem: ApiProblem): string {
  if (problem.status === 404) return t('failure.title.notFound');
  if (problem.status === 429) return t('failure.title.wait');
  if (problem.status >= 500) return t('failure.title.server');
  const denied = problem.status === 401 || problem.status === 403;
  return denied ? t('failure.title.denied') : t('failure.title.rejected');
}

/** Text for any failure of a request; `kept` says what is safe on this page. */
export function describeFailure(error: unknown, kept: string): FailureWords {
  if (error instanceof ApiProblem)
    return {
      title: titleOf(error),
      happened: happenedIn(error),
      kept,
      advice: adviceFor(error),
      requestId: error.problem.requestId === '' ? null : error.problem.requestId,
    };
  if (error instanceof ConnectionLost)
    return {
      title: t('failure.title.noConnection'),
      happened: t('failure.unreachable'),
      kept,
      advice: t('failure.checkConnection'),
      requestId: null,
    };
  const page = { kept, advice: t('failure.reload'), requestId: null };
  if (error instanceof UnreadableAnswer)
    return { ...page, title: t('failure.title.outdated'), happened: t('failure.unreadable') };
  const happened = error instanceof Error ? error.message : t('failure.unknown');
  return { ...page, title: t('failure.title.unknown'), happened };
}

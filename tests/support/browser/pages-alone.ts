import { fileURLToPath } from 'node:url';
import type { BrowserContext } from 'playwright-core';
import { preview } from 'vite';
import type { Check, EventBody, LiveEvent, Submission } from '@hone/contracts';

const WEB = fileURLToPath(new URL('../../../services/web', import.meta.url));
const AT = '2026-05-04T10:00:00.000Z';

/** The built pages without the services behind them, for views of results that need a long scenario to arise. */
export async function servePages() {
  const server = await preview({
    root: WEB,
    logLevel: 'error',
    preview: { host: '127.0.0.1', port: 0, proxy: {} },
  });
  return { url: server.resolvedUrls?.local[0]?.replace(/\/$/, '') ?? '', stop: () => server.close() };
}

/** Answers requests by their path below `/api/v1`; everything else is a 404, and no socket opens. */
export async function answerRequests(
  context: BrowserContext,
  answers: Readonly<Record<string, unknown>>,
): Promise<void> {
  await context.route('**/socket.io/**', (route) => route.abort());
  await context.route('**/api/v1/**', (route) => {
    const answer = answers[new URL(route.request().url()).pathname.replace('/api/v1', '')];
    const problem = { type: 'about:blank', title: 'Not found', status: 404, code: 'NOT_FOUND' };
    return answer === undefined
      ? route.fulfill({ status: 404, json: problem, contentType: 'application/problem+json' })
      : route.fulfill({ json: answer });
  });
}

const RECORD: Submission = {
  id: 'x1',
  challenge: { slug: 'gossip', version: 1 },
  language: 'python',
  mode: 'submit',
  status: 'running',
  verdict: null,
  reason: null,
  score: null,
  checks: [],
  phases: null,
  attempts: 1,
  lastSeq: 0,
  createdAt: AT,
  finishedAt: null,
};

/** Responses for the page of a submission, after these events. */
export function answersOf(
  bodies: readonly EventBody[],
  record: Partial<Submission> = {},
): Record<string, unknown> {
  const items = bodies.map((body, index): LiveEvent => ({
    submission: 'x1',
    seq: index + 1,
    at: AT,
    ...body,
  }));
  return {
    '/me': { user: null },
    '/challenges': { items: [], nextCursor: null },
    '/submissions': { items: [], nextCursor: null },
    '/submissions/x1': { ...RECORD, ...record, lastSeq: items.length },
    '/submissions/x1/events': { items, lastSeq: items.length, epoch: 'e' },
    '/submissions/x1/files': { items: [{ path: 'main.py', content: 'import sys\n' }] },
  };
}

/** A failed check that shows its evidence. */
export const failedCheck = (title: string, evidence: NonNullable<Check['evidence']>): Check => ({
  id: 'c1',
  title,
  group: 'g',
  weight: 1,
  required: true,
  status: 'fail',
  score: 0,
  visible: true,
  reason: 'wrong-answer',
  evidence,
});

/** The events of a submission that failed one check. */
export const failedWith = (check: Check): EventBody[] => [
  { type: 'grading.started', data: { attempt: 1 } },
  { type: 'grading.phase', data: { phase: 'run' } },
  { type: 'grading.check', data: { check, done: 1, total: 1 } },
  { type: 'grading.finished', data: { verdict: 'rejected', reason: 'wrong-answer', score: null } },
];

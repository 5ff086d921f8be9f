import express, { type Response as Reply } from 'express';
import { setTimeout as sleep } from 'node:timers/promises';

const { TRACKING_URL, LABELS_URL, PORT = '8080' } = process.env;
const REQUEST_MS = 500;
const CALL_MS = 1_700;

type Outcome =
  | { readonly type: 'final'; readonly status: number; readonly body: string }
  | { readonly type: 'failed'; readonly retryAfterMs: number };

/** Waits before the retries of one call: half of each is random, and each is twice the one before. */
function* backoff(retries: number, baseMs: number): Generator<number, void> {
  for (let retry = 0; retry < retries; retry += 1) yield baseMs * 2 ** retry * (0.5 + Math.random());
}

/** Retries that all calls share. */
const budget = { reserve: 100, share: 0.2, calls: 0, retries: 0 };

function takeRetry(): boolean {
  if (budget.retries >= Math.floor(budget.reserve + budget.share * budget.calls)) return false;
  budget.retries += 1;
  return true;
}

async function request(url: string, withinMs: number, init?: RequestInit): Promise<Outcome> {
  try {
    const response = await fetch(url, { ...init, signal: AbortSignal.timeout(Math.max(1, Math.floor(withinMs))) });
    const body = await response.text();
    if (response.status < 500 && response.status !== 429) return { type: 'final', status: response.status, body };
    return { type: 'failed', retryAfterMs: Number(response.headers.get('retry-after') ?? 0) * 1_000 };
  } catch {
    return { type: 'failed', retryAfterMs: 0 };
  }
}

/** Asks until the answer is final, or time, retries or budget are used up. */
async function requestWithRetries(url: string): Promise<Outcome> {
  budget.calls += 1;
  const endsAt = performance.now() + CALL_MS;
  const leftMs = () => endsAt - performance.now();
  let outcome = await request(url, REQUEST_MS);
  for (const gapMs of backoff(2, 80)) {
    if (outcome.type === 'final') return outcome;
    const waitMs = outcome.retryAfterMs + gapMs;
    if (waitMs >= leftMs() || !takeRetry()) return outcome;
    await sleep(waitMs);
    outcome = await request(url, Math.min(REQUEST_MS, leftMs()));
  }
  return outcome;
}

function reply(response: Reply, outcome: Outcome): void {
  if (outcome.type === 'final') response.status(outcome.status).type('json').send(outcome.body);
  else response.status(502).json({ error: 'the dependency does not answer' });
}

const app = express();

app.get('/healthz', (_request, response) => {
  response.json({ status: 'ok' });
});

app.get('/parcels/:id', async ({ params }, response) => {
  reply(response, await requestWithRetries(`${TRACKING_URL}/parcels/${encodeURIComponent(params.id)}`));
});

app.post('/labels', express.text({ type: () => true }), async ({ body }, response) => {
  const headers = { 'Content-Type': 'application/json' };
  reply(response, await request(`${LABELS_URL}/labels`, CALL_MS, { method: 'POST', headers, body: String(body) }));
});

app.listen(Number(PORT), '127.0.0.1');

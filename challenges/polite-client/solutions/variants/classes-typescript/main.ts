import Fastify from 'fastify';
import { setTimeout as sleep } from 'node:timers/promises';

const { TRACKING_URL = '', LABELS_URL = '', PORT = '8080' } = process.env;

interface Answer {
  readonly status: number;
  readonly body: string;
  readonly retryAfterMs: number;
}

const NOTHING: Answer = { status: 0, body: '', retryAfterMs: 0 };

const isFinal = ({ status }: Answer): boolean => status !== 0 && status !== 429 && status < 500;

/** Counts calls and retries since the start. */
class RetryBudget {
  private calls = 0;
  private retries = 0;

  countCall(): void {
    this.calls += 1;
  }

  take(): boolean {
    if (this.retries + 1 > 90 + this.calls / 5) return false;
    this.retries += 1;
    return true;
  }
}

/** A service that is asked with a deadline. */
class Dependency {
  private readonly url: string;

  constructor(url: string) {
    this.url = url;
  }

  async ask(path: string, init: RequestInit, signal: AbortSignal): Promise<Answer> {
    try {
      const response = await fetch(this.url + path, { ...init, signal });
      const seconds = Number(response.headers.get('retry-after') ?? 0);
      return { status: response.status, body: await response.text(), retryAfterMs: 1_000 * seconds };
    } catch {
      return NOTHING;
    }
  }
}

const budget = new RetryBudget();
const tracking = new Dependency(TRACKING_URL);
const labels = new Dependency(LABELS_URL);

/** Decorrelated jitter: each wait is drawn from the one before. */
async function track(path: string): Promise<Answer> {
  budget.countCall();
  const endsAt = performance.now() + 1_750;
  const deadline = AbortSignal.timeout(1_750);
  let waitMs = 60;
  for (let sent = 1; ; sent += 1) {
    const answer = await tracking.ask(path, {}, AbortSignal.any([deadline, AbortSignal.timeout(550)]));
    if (isFinal(answer) || sent === 3) return answer;
    waitMs = 30 + Math.random() * (waitMs * 3 - 30);
    const inAll = waitMs + answer.retryAfterMs;
    if (performance.now() + inAll + 50 > endsAt || !budget.take()) return answer;
    await sleep(inAll);
  }
}

const app = Fastify();
app.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, body, done) => done(null, body));
app.get('/healthz', () => ({ status: 'ok' }));
app.get<{ Params: { id: string } }>('/parcels/:id', async (request, reply) => {
  const answer = await track(`/parcels/${request.params.id}`);
  return pass(answer, reply);
});
app.post<{ Body: string }>('/labels', async (request, reply) => {
  const headers = { 'Content-Type': 'application/json' };
  const init = { method: 'POST', headers, body: request.body };
  return pass(await labels.ask('/labels', init, AbortSignal.timeout(1_750)), reply);
});

function pass(answer: Answer, reply: { code(status: number): unknown; type(type: string): unknown }): string {
  reply.type('application/json');
  reply.code(isFinal(answer) ? answer.status : 502);
  return isFinal(answer) ? answer.body : '{"error":"the dependency does not answer"}';
}

await app.listen({ port: Number(PORT), host: '127.0.0.1' });

import express, { type Request, type Response as Reply } from 'express';

const { RATES_URL, STOCK_URL, PORT = '8080' } = process.env;
const REQUEST_MS = 500;

type Report = (failed: boolean) => void;

/** Each state is an object of its own: a report that comes late reaches a state that nobody asks any more. */
interface State {
  enter(): Report | undefined;
}

class CircuitBreaker {
  private current: State = this.closed();

  enter(): Report | undefined {
    return this.current.enter();
  }

  private closed(): State {
    let outcomes = '';
    const state: State = {
      enter: () => (failed) => {
        outcomes = (outcomes + (failed ? 'x' : '.')).slice(-20);
        if (outcomes.replaceAll('.', '').length >= 10) this.replace(state, () => this.open());
      },
    };
    return state;
  }

  private open(): State {
    const endsAt = performance.now() + 1_000;
    return {
      enter: () => {
        if (performance.now() < endsAt) return undefined;
        this.current = this.halfOpen();
        return this.current.enter();
      },
    };
  }

  /** One probe at a time; two in a row that succeed close the breaker. */
  private halfOpen(): State {
    let isProbing = false;
    let succeeded = 0;
    const state: State = {
      enter: () => {
        if (isProbing) return undefined;
        isProbing = true;
        return (failed) => {
          isProbing = false;
          if (failed) return this.replace(state, () => this.open());
          succeeded += 1;
          if (succeeded === 2) this.replace(state, () => this.closed());
        };
      },
    };
    return state;
  }

  private replace(old: State, next: () => State): void {
    if (this.current === old) this.current = next();
  }
}

/** The answer of a dependency that is well; undefined for a failure. */
async function fetchAnswer(url: string): Promise<{ status: number; body: string } | undefined> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(REQUEST_MS) });
    const body = await response.text();
    return response.status < 500 ? { status: response.status, body } : undefined;
  } catch {
    return undefined;
  }
}

function passThrough(base: string | undefined) {
  const breaker = new CircuitBreaker();
  return async ({ path }: Request, reply: Reply): Promise<void> => {
    const report = breaker.enter();
    if (report === undefined) return void reply.status(503).json({ error: 'the breaker is open' });
    const answer = await fetchAnswer(`${base}${path}`);
    report(answer === undefined);
    if (answer === undefined) return void reply.status(502).json({ error: 'the dependency failed' });
    reply.status(answer.status).type('json').send(answer.body);
  };
}

const app = express();
app.get('/healthz', (_request, reply) => void reply.json({ status: 'ok' }));
app.get('/rates/:id', passThrough(RATES_URL));
app.get('/stock/:id', passThrough(STOCK_URL));
app.listen(Number(PORT), '127.0.0.1');
